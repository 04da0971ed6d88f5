package io.sluice.jdbc.metadata;

import io.sluice.RelationInfo;
import io.sluice.SqlStreamContext;
import io.sluice.jdbc.error.SqlErrors;
import io.sluice.planner.catalog.RelationKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.calcite.avatica.AvaticaConnection;

/**
 * The engine's relations and types for tools. There are no catalogs; schemas are {@code main} and {@code sys}. Each call asks
 * the engine anew.
 */
public final class SluiceDatabaseMetaData extends Capabilities {
    private static final List<String> SCHEMAS = List.of("main", "sys");

    private final AvaticaConnection connection;

    /** @param connection one that unwraps to its {@link SqlStreamContext} */
    public SluiceDatabaseMetaData(AvaticaConnection connection) {
        super(connection);
        this.connection = connection;
    }

    @Override
    public ResultSet getTables(String catalog, String schemaPattern, String tableNamePattern, String[] types)
            throws SQLException {
        List<RelationInfo> relations = relations(catalog, matching(schemaPattern, tableNamePattern));
        return MetadataShape.TABLES.of(RelationRows.tables(relations, types == null ? null : Arrays.asList(types)));
    }

    @Override
    public ResultSet getColumns(String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        List<RelationInfo> relations = relations(catalog, matching(schemaPattern, tableNamePattern));
        return MetadataShape.COLUMNS.of(RelationRows.columns(relations, new NamePattern(columnNamePattern)));
    }

    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return MetadataShape.PRIMARY_KEYS.of(
                RelationRows.primaryKey(relations(catalog, RelationRows.named(schema, table))));
    }

    @Override
    public ResultSet getBestRowIdentifier(String catalog, String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return MetadataShape.ROW_IDENTIFIER.of(
                RelationRows.rowIdentifier(relations(catalog, RelationRows.named(schema, table))));
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(String catalog, String schemaPattern) throws SQLException {
        NamePattern pattern = new NamePattern(schemaPattern);
        return MetadataShape.SCHEMAS.of(SCHEMAS.stream()
                .filter(schema -> isNoCatalog(catalog) && pattern.matches(schema))
                .map(schema -> MetadataShape.SCHEMAS.row(schema, null))
                .toList());
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return MetadataShape.CATALOGS.empty();
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return MetadataShape.TABLE_TYPES.of(Stream.of(RelationKind.values())
                .map(RelationRows::tableType)
                .sorted()
                .map(type -> MetadataShape.TABLE_TYPES.row((Object) type))
                .toList());
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return MetadataShape.TYPE_INFO.of(TypeRows.all());
    }

    @Override
    public ResultSet getFunctions(String catalog, String schemaPattern, String functionNamePattern)
            throws SQLException {
        if (!isNoCatalog(catalog) || !new NamePattern(schemaPattern).matches("main")) {
            return MetadataShape.FUNCTIONS.empty();
        }
        try {
            return MetadataShape.FUNCTIONS.of(
                    FunctionRows.of(connection.unwrap(SqlStreamContext.class), new NamePattern(functionNamePattern)));
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public String getIdentifierQuoteString() throws SQLException {
        return "\"";
    }

    @Override
    public String getCatalogTerm() throws SQLException {
        return "";
    }

    @Override
    public String getCatalogSeparator() throws SQLException {
        return "";
    }

    /** As the user named in the connection's properties; an engine in the same JVM asks nobody. */
    @Override
    public String getUserName() throws SQLException {
        String user = super.getUserName();
        return user == null ? "" : user;
    }

    @Override
    public String getSQLKeywords() throws SQLException {
        return Dialect.KEYWORDS;
    }

    @Override
    public String getNumericFunctions() throws SQLException {
        return Dialect.NUMERIC_FUNCTIONS;
    }

    @Override
    public String getStringFunctions() throws SQLException {
        return Dialect.STRING_FUNCTIONS;
    }

    @Override
    public String getTimeDateFunctions() throws SQLException {
        return Dialect.TIME_DATE_FUNCTIONS;
    }

    @Override
    public String getSystemFunctions() throws SQLException {
        return Dialect.SYSTEM_FUNCTIONS;
    }

    /** Nothing: there is no Avatica server behind this connection. */
    @Override
    public Properties getRemoteAvaticaProperties() {
        return new Properties();
    }

    @Override
    public String getAvaticaServerVersion() {
        return "";
    }

    private static Predicate<RelationInfo> matching(String schemaPattern, String namePattern) {
        NamePattern schemas = new NamePattern(schemaPattern);
        NamePattern names = new NamePattern(namePattern);
        return relation -> schemas.matches(relation.schema()) && names.matches(relation.name());
    }

    private List<RelationInfo> relations(String catalog, Predicate<RelationInfo> wanted) throws SQLException {
        if (!isNoCatalog(catalog)) {
            return List.of();
        }
        try {
            return connection.unwrap(SqlStreamContext.class).relations().stream()
                    .filter(wanted)
                    .toList();
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    private static boolean isNoCatalog(String catalog) {
        return catalog == null || catalog.isEmpty();
    }
}
