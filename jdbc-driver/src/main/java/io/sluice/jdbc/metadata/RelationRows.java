package io.sluice.jdbc.metadata;

import io.sluice.RelationInfo;
import io.sluice.jdbc.type.JdbcType;
import io.sluice.planner.catalog.RelationKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Relations, their columns and keys as rows of {@link DatabaseMetaData}; sorted as it asks. */
final class RelationRows {
    private static final Comparator<RelationInfo> BY_NAME =
            Comparator.comparing(RelationInfo::schema).thenComparing(RelationInfo::name, String.CASE_INSENSITIVE_ORDER);

    private RelationRows() {}

    /** The kind in JDBC's words. */
    static String tableType(RelationKind kind) {
        return switch (kind) {
            case STREAM -> "STREAM";
            case TABLE -> "TABLE";
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
            case VIEW -> "VIEW";
            case SYSTEM -> "SYSTEM TABLE";
        };
    }

    /** @param types wanted; null for all */
    static List<Object[]> tables(List<RelationInfo> relations, List<String> types) {
        return relations.stream()
                .filter(relation -> types == null || types.contains(tableType(relation.kind())))
                .sorted(Comparator.comparing((RelationInfo relation) -> tableType(relation.kind()))
                        .thenComparing(BY_NAME))
                .map(relation -> MetadataShape.TABLES.row(
                        null,
                        relation.schema(),
                        relation.name(),
                        tableType(relation.kind()),
                        relation.sql(),
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();
    }

    static List<Object[]> columns(List<RelationInfo> relations, NamePattern names) {
        List<Object[]> rows = new ArrayList<>();
        for (RelationInfo relation : relations.stream().sorted(BY_NAME).toList()) {
            for (int i = 0; i < relation.columns().size(); i++) {
                if (names.matches(relation.columns().get(i).name())) {
                    rows.add(column(relation, i));
                }
            }
        }
        return rows;
    }

    private static Object[] column(RelationInfo relation, int index) {
        Field field = relation.columns().get(index);
        JdbcType type = JdbcType.of(field.type());
        boolean nullable = field.type().nullable() && !relation.key().contains(index);
        boolean text = field.type().kind() == TypeKind.VARCHAR || field.type().kind() == TypeKind.VARBINARY;
        return MetadataShape.COLUMNS.row(
                null,
                relation.schema(),
                relation.name(),
                field.name(),
                type.code(),
                type.name(),
                type.precision(),
                null,
                hasScale(field.type()) ? type.scale() : null,
                field.type().kind().isNumeric() ? 10 : null,
                nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                null,
                null,
                null,
                null,
                text ? type.precision() : null,
                index + 1,
                nullable ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                "NO");
    }

    private static boolean hasScale(SqlType type) {
        return type.kind().isInteger()
                || type.kind() == TypeKind.DECIMAL
                || type.kind() == TypeKind.TIME
                || type.kind().isTimestamp();
    }

    static List<Object[]> primaryKey(List<RelationInfo> relations) {
        List<Object[]> rows = new ArrayList<>();
        for (RelationInfo relation : relations) {
            for (int i = 0; i < relation.key().size(); i++) {
                String column = relation.columns().get(relation.key().get(i)).name();
                rows.add(MetadataShape.PRIMARY_KEYS.row(
                        null, relation.schema(), relation.name(), column, i + 1, relation.name() + "_pkey"));
            }
        }
        rows.sort(Comparator.comparing(row -> (String) row[3]));
        return rows;
    }

    /** The primary key's columns, which name a row as long as it lives. */
    static List<Object[]> rowIdentifier(List<RelationInfo> relations) {
        List<Object[]> rows = new ArrayList<>();
        for (RelationInfo relation : relations) {
            for (int key : relation.key()) {
                Field field = relation.columns().get(key);
                JdbcType type = JdbcType.of(field.type());
                rows.add(MetadataShape.ROW_IDENTIFIER.row(
                        DatabaseMetaData.bestRowSession,
                        field.name(),
                        type.code(),
                        type.name(),
                        type.precision(),
                        null,
                        hasScale(field.type()) ? type.scale() : null,
                        DatabaseMetaData.bestRowNotPseudo));
            }
        }
        return rows;
    }

    /** Relations of exactly this schema and name, ignoring case; null or empty schema means any. */
    static Predicate<RelationInfo> named(String schema, String table) {
        return relation ->
                (schema == null || schema.isEmpty() || relation.schema().equalsIgnoreCase(schema))
                        && relation.name().equalsIgnoreCase(table);
    }
}
