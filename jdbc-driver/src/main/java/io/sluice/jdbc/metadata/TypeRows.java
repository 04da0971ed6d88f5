package io.sluice.jdbc.metadata;

import io.sluice.jdbc.type.JdbcType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The types a column can be declared with, for {@code getTypeInfo}. */
final class TypeRows {
    private TypeRows() {}

    static List<Object[]> all() {
        List<Object[]> rows = new ArrayList<>();
        for (TypeKind kind : TypeKind.values()) {
            if (!kind.isNested() && kind != TypeKind.NULL) {
                rows.add(row(kind));
            }
        }
        rows.add(nested("ARRAY", Types.ARRAY));
        rows.add(nested("MAP", Types.JAVA_OBJECT));
        rows.add(nested("ROW", Types.STRUCT));
        rows.sort(Comparator.comparing(row -> (Integer) row[1]));
        return rows;
    }

    private static Object[] row(TypeKind kind) {
        SqlType widest = kind == TypeKind.TIME || kind.isTimestamp()
                ? new SqlType(kind, 9, 0, true, List.of())
                : SqlType.of(kind);
        JdbcType type = JdbcType.of(widest);
        String prefix = literalPrefix(kind);
        return MetadataShape.TYPE_INFO.row(
                type.name(),
                type.code(),
                type.precision(),
                prefix,
                prefix == null ? null : "'",
                parameters(kind),
                DatabaseMetaData.typeNullable,
                kind == TypeKind.VARCHAR,
                DatabaseMetaData.typeSearchable,
                !JdbcType.isSigned(kind),
                kind == TypeKind.DECIMAL,
                false,
                type.name(),
                0,
                kind == TypeKind.DECIMAL ? SqlType.MAX_DECIMAL_PRECISION : type.scale(),
                null,
                null,
                kind.isNumeric() ? 10 : null);
    }

    private static Object[] nested(String name, int code) {
        return MetadataShape.TYPE_INFO.row(
                name,
                code,
                0,
                null,
                null,
                name.equals("ROW") ? "name type, ..." : "type",
                DatabaseMetaData.typeNullable,
                false,
                DatabaseMetaData.typePredNone,
                true,
                false,
                false,
                name,
                0,
                0,
                null,
                null,
                null);
    }

    private static String literalPrefix(TypeKind kind) {
        return switch (kind) {
            case VARCHAR -> "'";
            case VARBINARY -> "X'";
            case DATE -> "DATE '";
            case TIME -> "TIME '";
            case TIMESTAMP -> "TIMESTAMP '";
            case INTERVAL_DAY, INTERVAL_YEAR -> "INTERVAL '";
            default -> null;
        };
    }

    private static String parameters(TypeKind kind) {
        return switch (kind) {
            case DECIMAL -> "precision, scale";
            case VARCHAR, VARBINARY -> "length";
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> "precision";
            default -> null;
        };
    }
}
