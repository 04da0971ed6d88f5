package io.sluice.planner.type;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A data type. Values travel in these forms wherever they are Java objects (literals, row functions, results), and as the
 * Arrow vector named in {@code io.sluice.runtime.batch.ColumnTypes} in batches:
 *
 * <table><caption>Forms</caption>
 * <tr><td>BOOLEAN</td><td>Boolean</td></tr>
 * <tr><td>TINYINT, SMALLINT, INTEGER, BIGINT</td><td>Byte, Short, Integer, Long</td></tr>
 * <tr><td>REAL, DOUBLE</td><td>Float, Double</td></tr>
 * <tr><td>DECIMAL(p,s)</td><td>BigDecimal of scale s</td></tr>
 * <tr><td>VARCHAR / VARBINARY</td><td>String / byte[]</td></tr>
 * <tr><td>DATE</td><td>Integer, days since 1970-01-01</td></tr>
 * <tr><td>TIME</td><td>Long, nanoseconds of the day</td></tr>
 * <tr><td>TIMESTAMP, TIMESTAMP_LTZ</td><td>Long since 1970-01-01T00:00 in {@link #timeUnit()}</td></tr>
 * <tr><td>INTERVAL_DAY</td><td>Long, nanoseconds</td></tr>
 * <tr><td>INTERVAL_YEAR</td><td>Integer, months</td></tr>
 * <tr><td>ARRAY / MAP / ROW</td><td>List / Map (insertion order) / List of the fields</td></tr>
 * </table>
 *
 * @param precision DECIMAL digits (1–38), VARCHAR length (−1: unlimited), TIME and TIMESTAMP fraction digits (0–9); else −1
 * @param scale DECIMAL digits after the point; else 0
 * @param fields ARRAY: element; MAP: key, value; ROW: its fields; else empty
 */
public record SqlType(TypeKind kind, int precision, int scale, boolean nullable, List<Field> fields) {
    public static final int UNLIMITED = -1;
    public static final int DEFAULT_TIMESTAMP_PRECISION = 6;
    public static final int MAX_DECIMAL_PRECISION = 38;

    /** How many fraction digits one unit of a stored timestamp stands for. */
    public enum TimeUnit {
        MILLIS(3, 1_000L),
        MICROS(6, 1_000_000L),
        NANOS(9, 1_000_000_000L);

        private final int digits;
        private final long perSecond;

        TimeUnit(int digits, long perSecond) {
            this.digits = digits;
            this.perSecond = perSecond;
        }

        public int digits() {
            return digits;
        }

        public long perSecond() {
            return perSecond;
        }
    }

    public SqlType {
        Objects.requireNonNull(kind);
        fields = List.copyOf(fields);
    }

    /** A nullable type without parameters; DECIMAL, TIME and TIMESTAMP get their defaults. */
    public static SqlType of(TypeKind kind) {
        return switch (kind) {
            case DECIMAL -> decimal(MAX_DECIMAL_PRECISION, 0);
            case TIME, TIMESTAMP, TIMESTAMP_LTZ ->
                new SqlType(kind, kind == TypeKind.TIME ? 0 : DEFAULT_TIMESTAMP_PRECISION, 0, true, List.of());
            default -> new SqlType(kind, UNLIMITED, 0, true, List.of());
        };
    }

    public static SqlType varchar() {
        return of(TypeKind.VARCHAR);
    }

    public static SqlType bigint() {
        return of(TypeKind.BIGINT);
    }

    public static SqlType decimal(int precision, int scale) {
        return new SqlType(TypeKind.DECIMAL, precision, scale, true, List.of());
    }

    public static SqlType timestamp(int precision) {
        return new SqlType(TypeKind.TIMESTAMP, precision, 0, true, List.of());
    }

    public static SqlType array(SqlType element) {
        return new SqlType(TypeKind.ARRAY, UNLIMITED, 0, true, List.of(new Field("element", element)));
    }

    public static SqlType map(SqlType key, SqlType value) {
        return new SqlType(TypeKind.MAP, UNLIMITED, 0, true, List.of(new Field("key", key), new Field("value", value)));
    }

    public static SqlType row(List<Field> fields) {
        return new SqlType(TypeKind.ROW, UNLIMITED, 0, true, fields);
    }

    public SqlType withNullable(boolean value) {
        return value == nullable ? this : new SqlType(kind, precision, scale, value, fields);
    }

    /** The unit in which a TIMESTAMP or TIMESTAMP_LTZ of this precision is stored. */
    public TimeUnit timeUnit() {
        if (precision <= 3) {
            return TimeUnit.MILLIS;
        }
        return precision <= 6 ? TimeUnit.MICROS : TimeUnit.NANOS;
    }

    /** Same values in the same form: equal but for nullability. */
    public boolean sameValues(SqlType other) {
        return withNullable(true).equals(other.withNullable(true));
    }

    /** For messages: {@code a BIGINT}, {@code an INTEGER}. */
    public String withArticle() {
        String text = toString();
        return ("AEIO".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
    }

    /** SQL text, with NOT NULL only inside nested types where it matters to a reader. */
    @Override
    public String toString() {
        return switch (kind) {
            case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
            case VARCHAR, VARBINARY -> precision == UNLIMITED ? kind.name() : kind + "(" + precision + ")";
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> kind + "(" + precision + ")";
            case INTERVAL_DAY -> "INTERVAL DAY TO SECOND";
            case INTERVAL_YEAR -> "INTERVAL YEAR TO MONTH";
            case ARRAY -> "ARRAY<" + fields.get(0).type() + ">";
            case MAP -> "MAP<" + fields.get(0).type() + ", " + fields.get(1).type() + ">";
            case ROW ->
                fields.stream().map(f -> f.name() + " " + f.type()).collect(Collectors.joining(", ", "ROW(", ")"));
            default -> kind.name();
        };
    }
}
