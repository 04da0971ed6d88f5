package io.sluice.planner.calcite;

import io.sluice.planner.convert.Problems;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.ast.DataType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Data types as written to {@link SqlType}; the names of other systems are taken too. */
final class DeclaredTypes {
    private static final Map<String, TypeKind> NAMES = new TreeMap<>();

    static {
        names(TypeKind.BOOLEAN, "BOOLEAN", "BOOL");
        names(TypeKind.TINYINT, "TINYINT", "INT1");
        names(TypeKind.SMALLINT, "SMALLINT", "INT2", "SHORT");
        names(TypeKind.INTEGER, "INTEGER", "INT", "INT4");
        names(TypeKind.BIGINT, "BIGINT", "INT8", "LONG");
        names(TypeKind.REAL, "REAL", "FLOAT", "FLOAT4");
        names(TypeKind.DOUBLE, "DOUBLE", "DOUBLE PRECISION", "FLOAT8");
        names(TypeKind.DECIMAL, "DECIMAL", "DEC", "NUMERIC");
        names(TypeKind.VARCHAR, "VARCHAR", "CHAR", "CHARACTER", "CHARACTER VARYING", "CHAR VARYING", "STRING", "TEXT");
        names(TypeKind.VARBINARY, "VARBINARY", "BINARY", "BINARY VARYING", "BYTES", "BYTEA", "BLOB");
        names(TypeKind.DATE, "DATE");
        names(TypeKind.TIME, "TIME", "TIME WITHOUT TIME ZONE");
        names(TypeKind.TIMESTAMP, "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE", "DATETIME");
        names(
                TypeKind.TIMESTAMP_LTZ,
                "TIMESTAMP_LTZ",
                "TIMESTAMP WITH LOCAL TIME ZONE",
                "TIMESTAMPTZ",
                "TIMESTAMP WITH TIME ZONE");
        names(TypeKind.ARRAY, "ARRAY");
        names(TypeKind.MAP, "MAP");
        names(TypeKind.ROW, "ROW", "STRUCT");
        names(TypeKind.INTERVAL_DAY, "INTERVAL", "INTERVAL DAY TO SECOND", "INTERVAL DAY", "INTERVAL SECOND");
        names(TypeKind.INTERVAL_YEAR, "INTERVAL YEAR TO MONTH", "INTERVAL YEAR", "INTERVAL MONTH");
    }

    private final Problems problems;

    DeclaredTypes(Problems problems) {
        this.problems = problems;
    }

    private static void names(TypeKind kind, String... names) {
        for (String name : names) {
            NAMES.put(name, kind);
        }
    }

    /** A type given by its name alone; the parser writes {@code TIMESTAMP_LTZ(3)} as {@code TIMESTAMP_LTZ_3}. */
    SqlType named(String name, SourceSpan span) {
        if (name.toUpperCase(Locale.ROOT).matches("TIMESTAMP_LTZ_\\d")) {
            int digits = name.charAt(name.length() - 1) - '0';
            return new SqlType(TypeKind.TIMESTAMP_LTZ, digits, 0, true, List.of());
        }
        return SqlType.of(kind(name, span));
    }

    private TypeKind kind(String name, SourceSpan span) {
        TypeKind kind = NAMES.get(name.toUpperCase(Locale.ROOT));
        if (kind == null) {
            throw problems.error(
                    ErrorCode.TYPE_NOT_FOUND,
                    span,
                    "type \"" + name + "\" not found",
                    NameSuggester.hint(name, NAMES.keySet()));
        }
        return kind;
    }

    SqlType resolve(DataType type) {
        TypeKind kind = kind(type.name(), type.span());
        List<Integer> arguments = type.arguments();
        return switch (kind) {
            case DECIMAL -> decimal(type);
            case VARCHAR, VARBINARY ->
                arguments.isEmpty()
                        ? SqlType.of(kind)
                        : new SqlType(kind, argument(type, 0, 1, Integer.MAX_VALUE), 0, true, List.of());
            case TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                arguments.isEmpty() ? SqlType.of(kind) : new SqlType(kind, argument(type, 0, 0, 9), 0, true, List.of());
            case ARRAY -> {
                checkComponents(type, 1);
                yield SqlType.array(resolve(type.fields().get(0).type()));
            }
            case MAP -> {
                checkComponents(type, 2);
                yield SqlType.map(
                        resolve(type.fields().get(0).type()),
                        resolve(type.fields().get(1).type()));
            }
            case ROW ->
                SqlType.row(type.fields().stream()
                        .map(f -> new Field(f.name(), resolve(f.type())))
                        .toList());
            default -> SqlType.of(kind);
        };
    }

    private void checkComponents(DataType type, int count) {
        if (type.fields().size() != count) {
            throw problems.error(
                    ErrorCode.TYPE_NOT_FOUND,
                    type.span(),
                    type.name() + " needs " + (count == 1 ? "an element type" : "a key and a value type"),
                    count == 1 ? "write ARRAY<INTEGER>" : "write MAP<VARCHAR, INTEGER>");
        }
    }

    private SqlType decimal(DataType type) {
        int precision = type.arguments().isEmpty()
                ? SqlType.MAX_DECIMAL_PRECISION
                : argument(type, 0, 1, SqlType.MAX_DECIMAL_PRECISION);
        int scale = type.arguments().size() < 2 ? 0 : argument(type, 1, 0, precision);
        return SqlType.decimal(precision, scale);
    }

    private int argument(DataType type, int index, int min, int max) {
        int value = type.arguments().get(index);
        if (value < min || value > max) {
            throw problems.error(
                    ErrorCode.INVALID_ARGUMENT,
                    type.span(),
                    type.name() + " takes " + (index == 0 ? "a precision" : "a scale") + " from " + min + " to " + max
                            + ", not " + value,
                    "");
        }
        return value;
    }
}
