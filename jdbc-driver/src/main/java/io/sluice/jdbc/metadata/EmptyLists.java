package io.sluice.jdbc.metadata;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaDatabaseMetaData;

/** Lists of what Sluice has none of: empty, with the columns JDBC names. */
abstract class EmptyLists extends AvaticaDatabaseMetaData {
    EmptyLists(AvaticaConnection connection) {
        super(connection);
    }

    @Override
    public ResultSet getProcedures(String catalog, String schemaPattern, String procedureNamePattern)
            throws SQLException {
        return MetadataShape.PROCEDURES.empty();
    }

    @Override
    public ResultSet getProcedureColumns(
            String catalog, String schemaPattern, String procedureNamePattern, String columnNamePattern)
            throws SQLException {
        return MetadataShape.PROCEDURE_COLUMNS.empty();
    }

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String table, String columnNamePattern)
            throws SQLException {
        return MetadataShape.COLUMN_PRIVILEGES.empty();
    }

    @Override
    public ResultSet getTablePrivileges(String catalog, String schemaPattern, String tableNamePattern)
            throws SQLException {
        return MetadataShape.TABLE_PRIVILEGES.empty();
    }

    @Override
    public ResultSet getVersionColumns(String catalog, String schema, String table) throws SQLException {
        return MetadataShape.ROW_IDENTIFIER.empty();
    }

    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return MetadataShape.FOREIGN_KEYS.empty();
    }

    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return MetadataShape.FOREIGN_KEYS.empty();
    }

    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return MetadataShape.FOREIGN_KEYS.empty();
    }

    @Override
    public ResultSet getIndexInfo(String catalog, String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return MetadataShape.INDEXES.empty();
    }

    @Override
    public ResultSet getUDTs(String catalog, String schemaPattern, String typeNamePattern, int[] types)
            throws SQLException {
        return MetadataShape.USER_TYPES.empty();
    }

    @Override
    public ResultSet getSuperTypes(String catalog, String schemaPattern, String typeNamePattern) throws SQLException {
        return MetadataShape.SUPER_TYPES.empty();
    }

    @Override
    public ResultSet getSuperTables(String catalog, String schemaPattern, String tableNamePattern) throws SQLException {
        return MetadataShape.SUPER_TABLES.empty();
    }

    @Override
    public ResultSet getAttributes(
            String catalog, String schemaPattern, String typeNamePattern, String attributeNamePattern)
            throws SQLException {
        return MetadataShape.ATTRIBUTES.empty();
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return MetadataShape.CLIENT_INFO.empty();
    }

    @Override
    public ResultSet getFunctionColumns(
            String catalog, String schemaPattern, String functionNamePattern, String columnNamePattern)
            throws SQLException {
        return MetadataShape.FUNCTION_COLUMNS.empty();
    }

    @Override
    public ResultSet getPseudoColumns(
            String catalog, String schemaPattern, String tableNamePattern, String columnNamePattern)
            throws SQLException {
        return MetadataShape.PSEUDO_COLUMNS.empty();
    }
}
