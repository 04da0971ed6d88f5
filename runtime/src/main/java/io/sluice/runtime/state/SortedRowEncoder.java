package io.sluice.runtime.state;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import java.util.List;

/**
 * Values with sort keys as byte strings whose order is that of the keys and, where these are equal, of the values, NULLs last; equal
 * exactly when keys and value are. A key is a byte that says whether it is NULL, then a number with its highest byte first, or text with a
 * terminator; the bits of a descending key are flipped. Behind the keys stands the value, and at the end where it begins.
 */
public final class SortedRowEncoder {
    private static final int TRAILER = 4;
    private static final byte NULL_FIRST = 0;
    private static final byte PRESENT = 1;
    private static final byte NULL_LAST = 2;

    private final List<SortKey> keys;
    private final SqlType valueType;
    private final Scratch scratch;
    private final long[] number = new long[1];
    private Column[] keyColumns;
    private Column values;
    private long address;

    /** @param keys how to order by the key columns, one each; which column of the input they name does not matter here */
    public SortedRowEncoder(List<SortKey> keys, SqlType valueType, Scratch scratch) {
        this.keys = List.copyOf(keys);
        this.valueType = valueType;
        this.scratch = scratch;
    }

    /** Says which columns the next rows come from. */
    public void load(Column[] newKeyColumns, Column newValues) {
        keyColumns = newKeyColumns;
        values = newValues;
    }

    /** Encodes a row and returns how many bytes it has; they stand at {@link #address} until the next use of the scratch memory. */
    public int encode(int row) {
        byte[] nested = null;
        long room = 1L + TRAILER;
        if (!values.isNull(row)) {
            nested = valueType.kind().isNested() ? NestedCodec.encode(valueType, Values.get(values, row)) : null;
            room += nested != null ? nested.length : width(values, row);
        }
        for (Column column : keyColumns) {
            room += column.isNull(row) ? 1 : 3 + 2 * width(column, row);
        }
        address = scratch.data(room);
        long at = address;
        for (int i = 0; i < keyColumns.length; i++) {
            at = key(keyColumns[i], row, keys.get(i), at);
        }
        int start = (int) (at - address);
        at = value(row, nested, at);
        Memory.putInt(at, Integer.reverseBytes(start));
        return (int) (at - address) + TRAILER;
    }

    public long address() {
        return address;
    }

    /** Whether the value of an encoded row is NULL. */
    public static boolean isNull(long row, int length) {
        return Memory.getByte(value(row, length)) == NULL_LAST;
    }

    /** Where the bytes of the value of an encoded row begin; it is not NULL. */
    public static long valueAddress(long row, int length) {
        return value(row, length) + 1;
    }

    public static int valueLength(long row, int length) {
        return (int) (row + length - TRAILER - valueAddress(row, length));
    }

    /** Appends the value of an encoded row. */
    public void append(ColumnBuilder builder, long row, int length) {
        if (isNull(row, length)) {
            builder.appendNull();
            return;
        }
        long at = valueAddress(row, length);
        switch (valueType.kind()) {
            case VARCHAR, VARBINARY -> builder.appendBytes(at, valueLength(row, length));
            case DECIMAL ->
                builder.appendDecimal(
                        Long.reverseBytes(Memory.getLong(at)) ^ Long.MIN_VALUE,
                        Long.reverseBytes(Memory.getLong(at + 8)));
            case ARRAY, MAP, ROW -> {
                byte[] bytes = new byte[valueLength(row, length)];
                Memory.copy(at, bytes, 0, bytes.length);
                builder.appendValue(NestedCodec.decode(valueType, bytes));
            }
            default ->
                LongCodec.append(builder, valueType.kind(), Long.reverseBytes(Memory.getLong(at)) ^ Long.MIN_VALUE);
        }
    }

    private static long value(long row, int length) {
        return row + Integer.reverseBytes(Memory.getInt(row + length - TRAILER));
    }

    private static int width(Column column, int row) {
        return switch (column.type().kind()) {
            case VARCHAR, VARBINARY ->
                Memory.getInt(column.offsets() + 4L * row + 4) - Memory.getInt(column.offsets() + 4L * row);
            case DECIMAL -> 16;
            default -> 8;
        };
    }

    private long key(Column column, int row, SortKey key, long at) {
        if (column.isNull(row)) {
            Memory.putByte(at, key.nullsFirst() ? NULL_FIRST : NULL_LAST);
            return at + 1;
        }
        Memory.putByte(at, PRESENT);
        long start = at + 1;
        long end;
        switch (column.type().kind()) {
            case VARCHAR, VARBINARY -> end = text(column, row, start);
            case DECIMAL -> end = decimal(column, row, start);
            default -> end = number(column, row, start);
        }
        for (long i = start; key.descending() && i < end; i++) {
            Memory.putByte(i, (byte) ~Memory.getByte(i));
        }
        return end;
    }

    private long value(int row, byte[] nested, long at) {
        Memory.putByte(at, values.isNull(row) ? NULL_LAST : PRESENT);
        if (values.isNull(row)) {
            return at + 1;
        }
        switch (valueType.kind()) {
            case VARCHAR, VARBINARY -> {
                int length = width(values, row);
                Memory.copy(values.data() + Memory.getInt(values.offsets() + 4L * row), at + 1, length);
                return at + 1 + length;
            }
            case DECIMAL -> {
                return decimal(values, row, at + 1);
            }
            case ARRAY, MAP, ROW -> {
                Memory.copy(nested, 0, at + 1, nested.length);
                return at + 1 + nested.length;
            }
            default -> {
                return number(values, row, at + 1);
            }
        }
    }

    private long number(Column column, int row, long at) {
        LongCodec.load(column, row, row + 1, number);
        Memory.putLong(at, Long.reverseBytes(number[0] ^ Long.MIN_VALUE));
        return at + 8;
    }

    private static long decimal(Column column, int row, long at) {
        Memory.putLong(at, Long.reverseBytes(Memory.getLong(column.data() + 16L * row + 8) ^ Long.MIN_VALUE));
        Memory.putLong(at + 8, Long.reverseBytes(Memory.getLong(column.data() + 16L * row)));
        return at + 16;
    }

    /** Zero bytes are followed by 255, so that two of them end the text and shorter texts come first. */
    private static long text(Column column, int row, long start) {
        long at = start;
        long source = column.data() + Memory.getInt(column.offsets() + 4L * row);
        long end = column.data() + Memory.getInt(column.offsets() + 4L * row + 4);
        for (long i = source; i < end; i++) {
            byte b = Memory.getByte(i);
            Memory.putByte(at++, b);
            if (b == 0) {
                Memory.putByte(at++, (byte) -1);
            }
        }
        Memory.putByte(at, (byte) 0);
        Memory.putByte(at + 1, (byte) 0);
        return at + 2;
    }
}
