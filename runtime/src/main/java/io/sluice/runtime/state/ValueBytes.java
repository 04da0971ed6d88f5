package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;

/**
 * Values that do not fit 64 bits as byte strings whose order is that of the values: VARCHAR and VARBINARY as they are, DECIMAL as 16
 * bytes, nested values encoded (equal when the values are equal, in some fixed order).
 */
public final class ValueBytes {
    private static final int DECIMAL_BYTES = 16;

    private final SqlType type;
    private final Scratch scratch;
    private long data;
    private long offsets;

    public ValueBytes(SqlType type, Scratch scratch) {
        this.type = type;
        this.scratch = scratch;
    }

    /** Makes rows [from, to) readable, until the next use of the scratch memory. */
    public void load(Column column, int from, int to) {
        switch (type.kind()) {
            case VARCHAR, VARBINARY -> {
                data = column.data();
                offsets = column.offsets();
            }
            case DECIMAL -> loadDecimals(column, from, to);
            default -> loadNested(column, from, to);
        }
    }

    public long address(int row) {
        return data + Memory.getInt(offsets + 4L * row);
    }

    public int length(int row) {
        return Memory.getInt(offsets + 4L * row + 4) - Memory.getInt(offsets + 4L * row);
    }

    /** Order of the values of two loaded rows. */
    public int compare(int row, int other) {
        return Bytes.compare(address(row), length(row), address(other), length(other));
    }

    /** Appends the value that these bytes stand for. */
    public void append(ColumnBuilder builder, long address, int length) {
        switch (type.kind()) {
            case VARCHAR, VARBINARY -> builder.appendBytes(address, length);
            case DECIMAL ->
                builder.appendDecimal(
                        Long.reverseBytes(Memory.getLong(address)) ^ Long.MIN_VALUE,
                        Long.reverseBytes(Memory.getLong(address + 8)));
            default -> {
                byte[] bytes = new byte[length];
                Memory.copy(address, bytes, 0, length);
                builder.appendValue(NestedCodec.decode(type, bytes));
            }
        }
    }

    private void loadDecimals(Column column, int from, int to) {
        data = scratch.data((long) DECIMAL_BYTES * (to - from) + 1);
        long starts = scratch.offsets(to - from + 1);
        for (int row = from; row < to; row++) {
            long source = column.data() + 16L * row;
            long target = data + (long) DECIMAL_BYTES * (row - from);
            // Most significant byte first, sign bit flipped: unsigned bytes order as the numbers do.
            Memory.putLong(target, Long.reverseBytes(Memory.getLong(source + 8) ^ Long.MIN_VALUE));
            Memory.putLong(target + 8, Long.reverseBytes(Memory.getLong(source)));
            Memory.putInt(starts + 4L * (row - from), DECIMAL_BYTES * (row - from));
        }
        Memory.putInt(starts + 4L * (to - from), DECIMAL_BYTES * (to - from));
        offsets = starts - 4L * from;
    }

    private void loadNested(Column column, int from, int to) {
        byte[][] encoded = new byte[to - from][];
        int total = 0;
        for (int row = from; row < to; row++) {
            encoded[row - from] = column.isNull(row) ? new byte[0] : NestedCodec.encode(type, Values.get(column, row));
            total = Math.addExact(total, encoded[row - from].length);
        }
        data = scratch.data(total + 1L);
        long starts = scratch.offsets(encoded.length + 1);
        int at = 0;
        for (int i = 0; i < encoded.length; i++) {
            Memory.putInt(starts + 4L * i, at);
            if (encoded[i].length > 0) {
                Memory.copy(encoded[i], 0, data + at, encoded[i].length);
            }
            at += encoded[i].length;
        }
        Memory.putInt(starts + 4L * encoded.length, at);
        offsets = starts - 4L * from;
    }
}
