package io.sluice.jdbc.result;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.type.Casts;
import io.sluice.jdbc.type.Numbers;
import io.sluice.jdbc.type.SqlDates;
import io.sluice.jdbc.type.Temporals;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads one column in every way JDBC knows. Numbers and truth values of the column's own type come without an object; all other
 * ways go through the engine's value.
 */
final class ColumnAccessor extends LargeValueAccessor {
    private final RowCursor cursor;
    private final RowSource rows;
    private final int column;
    private final SqlType type;
    private final boolean integer;
    private final boolean approximate;
    private final Calendar local;

    /** @param local the calendar that stands for "no calendar given" */
    ColumnAccessor(RowCursor cursor, RowSource rows, int column, SqlType type, Calendar local) {
        this.cursor = cursor;
        this.rows = rows;
        this.column = column;
        this.type = type;
        this.integer = type.kind().isInteger();
        this.approximate = type.kind().isApproximate();
        this.local = local;
    }

    @Override
    public boolean wasNull() {
        return cursor.wasNull();
    }

    @Override
    public String getString() throws SQLException {
        return absent() ? null : read(() -> rows.getString(column));
    }

    @Override
    public boolean getBoolean() throws SQLException {
        if (absent()) {
            return false;
        }
        return type.kind() == TypeKind.BOOLEAN
                ? rows.getBoolean(column)
                : read(() -> Numbers.toBoolean(rows.getObject(column)));
    }

    @Override
    public byte getByte() throws SQLException {
        return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
    }

    @Override
    public short getShort() throws SQLException {
        return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
    }

    @Override
    public int getInt() throws SQLException {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
    }

    @Override
    public long getLong() throws SQLException {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
    }

    private long whole(long min, long max, String target) throws SQLException {
        if (absent()) {
            return 0;
        }
        try {
            long value = integer ? rows.getLong(column) : Numbers.toLong(rows.getObject(column));
            return Numbers.inRange(value, min, max, target);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public float getFloat() throws SQLException {
        return (float) getDouble();
    }

    @Override
    public double getDouble() throws SQLException {
        if (absent()) {
            return 0;
        }
        try {
            return approximate || integer ? rows.getDouble(column) : Numbers.toDouble(rows.getObject(column));
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    @Override
    public BigDecimal getBigDecimal() throws SQLException {
        return absent() ? null : read(() -> Numbers.toBigDecimal(rows.getObject(column)));
    }

    @Override
    public BigDecimal getBigDecimal(int scale) throws SQLException {
        BigDecimal value = getBigDecimal();
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public byte[] getBytes() throws SQLException {
        return absent() ? null : read(() -> Casts.toBytes(rows.getObject(column)));
    }

    /** The value in the class that the metadata names. */
    @Override
    public Object getObject() throws SQLException {
        return absent() ? null : read(() -> JdbcValues.of(rows.getObject(column), type));
    }

    @Override
    public Object getObject(Map<String, Class<?>> map) throws SQLException {
        return getObject();
    }

    @Override
    public <T> T getObject(Class<T> target) throws SQLException {
        if (target == null) {
            throw SqlErrors.of(io.sluice.sql.diagnostic.ErrorCode.INVALID_ARGUMENT, "the class to read is null");
        }
        if (absent()) {
            return null;
        }
        if (target == String.class) {
            return target.cast(read(() -> rows.getString(column)));
        }
        return read(() -> {
            Object value = rows.getObject(column);
            if (target == Object.class || target == Array.class || target == Struct.class) {
                value = JdbcValues.of(value, type);
            }
            return target == Object.class ? target.cast(value) : Casts.to(value, target);
        });
    }

    @Override
    public Array getArray() throws SQLException {
        return getObject(Array.class);
    }

    @Override
    public Struct getStruct() throws SQLException {
        return getObject(Struct.class);
    }

    @Override
    public Date getDate(Calendar calendar) throws SQLException {
        if (absent()) {
            return null;
        }
        return read(() -> {
            Object value = rows.getObject(column);
            if (value instanceof Instant instant) {
                return new Date(instant.toEpochMilli());
            }
            return SqlDates.date(Temporals.toLocalDate(value), given(calendar));
        });
    }

    @Override
    public Time getTime(Calendar calendar) throws SQLException {
        if (absent()) {
            return null;
        }
        return read(() -> {
            Object value = rows.getObject(column);
            if (value instanceof Instant instant) {
                return new Time(instant.toEpochMilli());
            }
            return SqlDates.time(Temporals.toLocalTime(value), given(calendar));
        });
    }

    @Override
    public Timestamp getTimestamp(Calendar calendar) throws SQLException {
        if (absent()) {
            return null;
        }
        return read(() -> {
            Object value = rows.getObject(column);
            // A point in time needs no zone to become one.
            return value instanceof Instant instant
                    ? Timestamp.from(instant)
                    : SqlDates.timestamp(Temporals.toLocalDateTime(value), given(calendar));
        });
    }

    private Calendar given(Calendar calendar) {
        return calendar == local ? null : calendar;
    }

    private boolean absent() throws SQLException {
        try {
            return cursor.readsNull(column);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    private static <T> T read(Supplier<T> value) throws SQLException {
        try {
            return value.get();
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** The elements of a list in the class that {@code getObject} of their type names. */
    static Object[] elements(List<?> values, SqlType element) {
        Object[] array = new Object[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = JdbcValues.of(values.get(i), element);
        }
        return array;
    }
}
