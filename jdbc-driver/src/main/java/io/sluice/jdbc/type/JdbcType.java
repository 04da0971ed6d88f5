package io.sluice.jdbc.type;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.sql.Types;

/**
 * A Sluice type as JDBC describes it.
 *
 * @param code of {@link Types}
 * @param name of the type, without length or precision
 * @param className of what {@code getObject} returns
 * @param precision digits of a number, characters of everything else; 0 where neither means anything
 * @param scale digits after the point, of numbers and of seconds
 */
public record JdbcType(int code, String name, String className, int precision, int scale) {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 8;
    private static final int TIMESTAMP_LENGTH = 19;

    public static JdbcType of(SqlType type) {
        int digits = type.precision();
        return switch (type.kind()) {
            case BOOLEAN -> plain(Types.BOOLEAN, type, Boolean.class, 1);
            case TINYINT -> plain(Types.TINYINT, type, Byte.class, 3);
            case SMALLINT -> plain(Types.SMALLINT, type, Short.class, 5);
            case INTEGER -> plain(Types.INTEGER, type, Integer.class, 10);
            case BIGINT -> plain(Types.BIGINT, type, Long.class, 19);
            case REAL -> plain(Types.REAL, type, Float.class, 7);
            case DOUBLE -> plain(Types.DOUBLE, type, Double.class, 15);
            case DECIMAL -> new JdbcType(Types.DECIMAL, "DECIMAL", "java.math.BigDecimal", digits, type.scale());
            case VARCHAR -> plain(Types.VARCHAR, type, String.class, digits < 0 ? UNLIMITED : digits);
            case VARBINARY -> plain(Types.VARBINARY, type, byte[].class, digits < 0 ? UNLIMITED : digits);
            case DATE -> plain(Types.DATE, type, java.sql.Date.class, DATE_LENGTH);
            case TIME -> seconds(Types.TIME, type, java.sql.Time.class, TIME_LENGTH);
            case TIMESTAMP -> seconds(Types.TIMESTAMP, type, java.sql.Timestamp.class, TIMESTAMP_LENGTH);
            case TIMESTAMP_LTZ ->
                seconds(
                        Types.TIMESTAMP_WITH_TIMEZONE,
                        type,
                        java.time.OffsetDateTime.class,
                        TIMESTAMP_LENGTH + "+00:00".length());
            case INTERVAL_DAY -> named(Types.OTHER, type, java.time.Duration.class);
            case INTERVAL_YEAR -> named(Types.OTHER, type, java.time.Period.class);
            case ARRAY -> named(Types.ARRAY, type, java.sql.Array.class);
            case MAP -> named(Types.JAVA_OBJECT, type, java.util.Map.class);
            case ROW -> named(Types.STRUCT, type, java.sql.Struct.class);
            case NULL -> plain(Types.NULL, type, Object.class, 0);
        };
    }

    private static JdbcType plain(int code, SqlType type, Class<?> javaClass, int precision) {
        return new JdbcType(code, type.kind().name(), javaClass.getName(), precision, 0);
    }

    private static JdbcType named(int code, SqlType type, Class<?> javaClass) {
        return new JdbcType(code, type.toString(), javaClass.getName(), 0, 0);
    }

    private static JdbcType seconds(int code, SqlType type, Class<?> javaClass, int length) {
        int digits = Math.max(0, type.precision());
        int fraction = digits == 0 ? 0 : digits + 1;
        return new JdbcType(code, type.kind().name(), javaClass.getName(), length + fraction, digits);
    }

    /** The widest text of a value. */
    public int displaySize() {
        return switch (code) {
            case Types.BOOLEAN -> "false".length();
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> precision + 1;
            case Types.REAL -> 15;
            case Types.DOUBLE -> 25;
            case Types.DECIMAL -> precision + 3;
            case Types.OTHER, Types.ARRAY, Types.JAVA_OBJECT, Types.STRUCT -> UNLIMITED;
            default -> precision;
        };
    }

    /** Whether values of the kind have a sign. */
    public static boolean isSigned(TypeKind kind) {
        return kind.isNumeric() || kind == TypeKind.INTERVAL_DAY || kind == TypeKind.INTERVAL_YEAR;
    }
}
