package io.sluice.runtime.batch;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.memory.Memory;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The SQL text of values, the same wherever a value becomes text: casts to VARCHAR, CSV, the shell, JDBC. {@link SqlTextParser}
 * reads it back. {@code 1.0}, {@code 12.50}, {@code true}, {@code 2026-01-31}, {@code 10:00:00.5}, {@code 2026-01-31 10:00:00.5},
 * {@code 2026-01-31 10:00:00+00}, {@code 1 day 02:00:00}, {@code 1 year 2 months}, {@code \x68656c6c6f}, {@code [1, 2]},
 * {@code {a=1}}, {@code (1, x)}.
 */
public final class SqlText {
    private SqlText() {}

    /** The text of one value; null for NULL. */
    public static String of(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        TextBuffer out = new TextBuffer();
        append(column, row, out);
        return out.toString();
    }

    /** The text of a value in its Java form; null for null. */
    public static String of(SqlType type, Object value) {
        if (value == null) {
            return null;
        }
        TextBuffer out = new TextBuffer();
        append(type, value, out);
        return out.toString();
    }

    /** Appends the text of a value that is not NULL. */
    public static void append(Column column, int row, TextBuffer out) {
        long data = column.data();
        SqlType type = column.type();
        switch (type.kind()) {
            case BOOLEAN, NULL -> out.text(Memory.getBit(data, row) ? "true" : "false");
            case TINYINT -> out.number(Memory.getByte(data + row));
            case SMALLINT -> out.number(Memory.getShort(data + 2L * row));
            case INTEGER -> out.number(Memory.getInt(data + 4L * row));
            case BIGINT -> out.number(Memory.getLong(data + 8L * row));
            case REAL -> DoubleText.append(Memory.getFloat(data + 4L * row), out);
            case DOUBLE -> DoubleText.append(Memory.getDouble(data + 8L * row), out);
            case DECIMAL -> decimal(column, row, out);
            case VARCHAR -> out.utf8(start(column, row), length(column, row));
            case VARBINARY -> hex(start(column, row), length(column, row), out);
            case DATE, INTERVAL_YEAR -> time(type, Memory.getInt(data + 4L * row), out);
            case TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY -> time(type, Memory.getLong(data + 8L * row), out);
            case ARRAY, MAP, ROW -> append(type, Values.get(column, row), out);
        }
    }

    /** Appends the text of a value in its Java form, not null. */
    public static void append(SqlType type, Object value, TextBuffer out) {
        switch (type.kind()) {
            case BOOLEAN, NULL, VARCHAR -> out.text(value.toString());
            case TINYINT, SMALLINT, INTEGER, BIGINT -> out.number(((Number) value).longValue());
            case REAL -> DoubleText.append(((Number) value).floatValue(), out);
            case DOUBLE -> DoubleText.append(((Number) value).doubleValue(), out);
            case DECIMAL -> out.text(((BigDecimal) value).toPlainString());
            case VARBINARY -> hex((byte[]) value, out);
            case DATE, INTERVAL_YEAR, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY ->
                time(type, ((Number) value).longValue(), out);
            case ARRAY -> array(type, (List<?>) value, out);
            case MAP -> map(type, (Map<?, ?>) value, out);
            case ROW -> row(type.fields(), (List<?>) value, out);
        }
    }

    private static void time(SqlType type, long value, TextBuffer out) {
        switch (type.kind()) {
            case DATE -> TimeText.date(value, out);
            case TIME -> TimeText.timeOfDay(value, 9, out);
            case INTERVAL_DAY -> TimeText.dayInterval(value, out);
            case INTERVAL_YEAR -> TimeText.yearInterval(value, out);
            default -> {
                TimeText.timestamp(value, type.timeUnit(), out);
                if (type.kind() == TypeKind.TIMESTAMP_LTZ) {
                    out.text("+00");
                }
            }
        }
    }

    private static void decimal(Column column, int row, TextBuffer out) {
        long low = Memory.getLong(column.data() + 16L * row);
        long high = Memory.getLong(column.data() + 16L * row + 8);
        int scale = column.type().scale();
        if (high != low >> 63 || low == Long.MIN_VALUE || scale > 18) {
            out.text(((BigDecimal) Values.get(column, row)).toPlainString());
            return;
        }
        if (low < 0) {
            out.ascii('-');
        }
        long magnitude = Math.abs(low);
        long power = 1;
        for (int i = 0; i < scale; i++) {
            power *= 10;
        }
        out.digits(magnitude / power, 1);
        if (scale > 0) {
            out.ascii('.').digits(magnitude % power, scale);
        }
    }

    private static void hex(byte[] bytes, TextBuffer out) {
        out.text("\\x");
        for (byte b : bytes) {
            hexByte(b, out);
        }
    }

    private static void hex(long address, int length, TextBuffer out) {
        out.text("\\x");
        for (int i = 0; i < length; i++) {
            hexByte(Memory.getByte(address + i), out);
        }
    }

    private static void hexByte(byte b, TextBuffer out) {
        out.ascii(Character.forDigit(b >> 4 & 15, 16)).ascii(Character.forDigit(b & 15, 16));
    }

    private static void array(SqlType type, List<?> values, TextBuffer out) {
        out.ascii('[');
        for (int i = 0; i < values.size(); i++) {
            out.text(i == 0 ? "" : ", ");
            element(type.fields().get(0).type(), values.get(i), out);
        }
        out.ascii(']');
    }

    private static void map(SqlType type, Map<?, ?> values, TextBuffer out) {
        out.ascii('{');
        Iterator<? extends Map.Entry<?, ?>> entries = values.entrySet().iterator();
        for (int i = 0; entries.hasNext(); i++) {
            Map.Entry<?, ?> entry = entries.next();
            out.text(i == 0 ? "" : ", ");
            element(type.fields().get(0).type(), entry.getKey(), out);
            out.ascii('=');
            element(type.fields().get(1).type(), entry.getValue(), out);
        }
        out.ascii('}');
    }

    private static void row(List<Field> fields, List<?> values, TextBuffer out) {
        out.ascii('(');
        for (int i = 0; i < fields.size(); i++) {
            out.text(i == 0 ? "" : ", ");
            element(fields.get(i).type(), values.get(i), out);
        }
        out.ascii(')');
    }

    private static void element(SqlType type, Object value, TextBuffer out) {
        if (value == null) {
            out.text("NULL");
        } else {
            append(type, value, out);
        }
    }

    private static long start(Column column, int row) {
        return column.data() + Memory.getInt(column.offsets() + 4L * row);
    }

    private static int length(Column column, int row) {
        return Memory.getInt(column.offsets() + 4L * row + 4) - Memory.getInt(column.offsets() + 4L * row);
    }
}
