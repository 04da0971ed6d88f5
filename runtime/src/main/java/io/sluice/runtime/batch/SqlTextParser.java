package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import java.nio.charset.StandardCharsets;

/**
 * Reads the SQL text of values of one type, in the forms {@link SqlText} writes and the usual ones beside them: {@code +5},
 * {@code 1e3}, {@code t/yes/on/1}, {@code 2026-01-31T10:00Z}, {@code 10:00}. Blanks around a value do not count. Fraction digits a
 * time cannot hold are cut off, those a DECIMAL cannot hold are rounded half up; an offset moves a timestamp to UTC. Makes no objects
 * for numbers, dates and times in their usual forms. For one thread at a time.
 */
public final class SqlTextParser {
    private final SqlType type;
    private final NumberParser numbers = new NumberParser();
    private final TimeParser times = new TimeParser();
    private long value;

    public SqlTextParser(SqlType type) {
        this.type = type;
    }

    public SqlType type() {
        return type;
    }

    /**
     * Reads {@code bytes[offset .. offset + length)} and appends the value.
     *
     * @param out a builder of this parser's type
     * @return false, with nothing appended, when the text is no value of the type
     */
    public boolean parse(byte[] bytes, int offset, int length, ColumnBuilder out) {
        int from = offset;
        int to = offset + length;
        if (!isText()) {
            while (from < to && isBlank(bytes[from])) {
                from++;
            }
            while (from < to && isBlank(bytes[to - 1])) {
                to--;
            }
            if (from == to) {
                return false;
            }
        }
        return parseTrimmed(bytes, from, to, out);
    }

    /** The same for a string. */
    public boolean parse(String text, ColumnBuilder out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length, out);
    }

    private boolean parseTrimmed(byte[] bytes, int from, int to, ColumnBuilder out) {
        switch (type.kind()) {
            case VARCHAR -> out.appendBytes(bytes, from, to - from);
            case VARBINARY -> {
                return binary(bytes, from, to, out);
            }
            case BOOLEAN -> {
                int truth = BooleanText.parse(bytes, from, to);
                if (truth < 0) {
                    return false;
                }
                out.appendBoolean(truth == 1);
            }
            case REAL, DOUBLE -> {
                if (!numbers.approximate(bytes, from, to)) {
                    return false;
                }
                out.appendDouble(numbers.approximateValue());
            }
            case DECIMAL -> {
                if (!numbers.decimal(bytes, from, to, type.precision(), type.scale())) {
                    return false;
                }
                out.appendDecimal(numbers.high(), numbers.low());
            }
            case ARRAY, MAP, ROW -> {
                Object nested =
                        new NestedTextParser(new String(bytes, from, to - from, StandardCharsets.UTF_8)).read(type);
                if (nested == null) {
                    return false;
                }
                out.appendValue(nested);
            }
            case NULL -> {
                return false;
            }
            default -> {
                if (!whole(bytes, from, to)) {
                    return false;
                }
                out.appendLong(value);
            }
        }
        return true;
    }

    /** Kinds whose value is one long. */
    private boolean whole(byte[] bytes, int from, int to) {
        boolean good = switch (type.kind()) {
            case DATE -> times.date(bytes, from, to);
            case TIME -> times.timeOfDay(bytes, from, to, type.precision());
            case TIMESTAMP, TIMESTAMP_LTZ -> times.timestamp(bytes, from, to, type);
            case INTERVAL_DAY -> times.dayInterval(bytes, from, to);
            case INTERVAL_YEAR -> times.yearInterval(bytes, from, to);
            default -> numbers.integer(bytes, from, to);
        };
        if (!good) {
            return false;
        }
        value = type.kind().isInteger() ? numbers.low() : times.value();
        return switch (type.kind()) {
            case TINYINT -> value == (byte) value;
            case SMALLINT -> value == (short) value;
            case INTEGER -> value == (int) value;
            default -> true;
        };
    }

    private static boolean binary(byte[] bytes, int from, int to, ColumnBuilder out) {
        if (to - from < 2 || bytes[from] != '\\' || bytes[from + 1] != 'x') {
            out.appendBytes(bytes, from, to - from);
            return true;
        }
        byte[] decoded = new byte[(to - from - 2) / 2];
        if ((to - from) % 2 != 0) {
            return false;
        }
        for (int i = 0; i < decoded.length; i++) {
            int high = Character.digit(bytes[from + 2 + 2 * i], 16);
            int low = Character.digit(bytes[from + 3 + 2 * i], 16);
            if (high < 0 || low < 0) {
                return false;
            }
            decoded[i] = (byte) (high << 4 | low);
        }
        out.appendBytes(decoded, 0, decoded.length);
        return true;
    }

    private boolean isText() {
        return switch (type.kind()) {
            case VARCHAR, VARBINARY -> true;
            default -> false;
        };
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }
}
