package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Values of at most 64 bits as longs that are equal and ordered as SQL wants it: −0.0 is 0.0, NaN equals itself and is the largest
 * number.
 */
public final class LongCodec {
    private LongCodec() {}

    /** Whether values of this type fit into a long. */
    public static boolean fits(SqlType type) {
        int width = ColumnTypes.byteWidth(type);
        return width >= 0 && width <= 8;
    }

    /** Writes rows [from, to) to {@code out[0 ..)}; what stands there for a NULL is undefined. */
    public static void load(Column column, int from, int to, long[] out) {
        long data = column.data();
        switch (column.type().kind()) {
            case BOOLEAN, NULL -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = Memory.getBit(data, row) ? 1 : 0;
                }
            }
            case TINYINT -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = Memory.getByte(data + row);
                }
            }
            case SMALLINT -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = Memory.getShort(data + 2L * row);
                }
            }
            case INTEGER, DATE, INTERVAL_YEAR -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = Memory.getInt(data + 4L * row);
                }
            }
            case REAL -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = encode(Memory.getFloat(data + 4L * row));
                }
            }
            case DOUBLE -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = encode(Memory.getDouble(data + 8L * row));
                }
            }
            default -> {
                for (int row = from; row < to; row++) {
                    out[row - from] = Memory.getLong(data + 8L * row);
                }
            }
        }
    }

    /** Writes all rows of a batch's column {@code index}, which need not be there itself; what stands there for a NULL is undefined. */
    public static void load(ChangeBatch batch, int index, long[] out) {
        Column source = batch.source(index);
        int[] rows = batch.sourceRows(index);
        int count = batch.rowCount();
        if (rows == null) {
            load(source, 0, count, out);
            return;
        }
        long data = source.data();
        switch (source.type().kind()) {
            case BOOLEAN, NULL -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Memory.getBit(data, rows[i]) ? 1 : 0;
                }
            }
            case TINYINT -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Memory.getByte(data + rows[i]);
                }
            }
            case SMALLINT -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Memory.getShort(data + 2L * rows[i]);
                }
            }
            case INTEGER, DATE, INTERVAL_YEAR -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Memory.getInt(data + 4L * rows[i]);
                }
            }
            case REAL -> {
                for (int i = 0; i < count; i++) {
                    out[i] = encode(Memory.getFloat(data + 4L * rows[i]));
                }
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    out[i] = encode(Memory.getDouble(data + 8L * rows[i]));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    out[i] = Memory.getLong(data + 8L * rows[i]);
                }
            }
        }
    }

    /** Appends an encoded value. */
    public static void append(ColumnBuilder builder, TypeKind kind, long value) {
        switch (kind) {
            case BOOLEAN, NULL -> builder.appendBoolean(value != 0);
            case REAL, DOUBLE -> builder.appendDouble(decode(value));
            default -> builder.appendLong(value);
        }
    }

    /**
     * A column of encoded values.
     *
     * @param nulls true where the value is NULL; null for nowhere
     */
    public static Column newColumn(SqlType type, long[] values, boolean[] nulls, int count, BufferAllocator allocator) {
        TypeKind kind = type.kind();
        if (ColumnTypes.byteWidth(type) == 8 && kind != TypeKind.DOUBLE) {
            return newLongs(type, values, nulls, count, allocator);
        }
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            for (int i = 0; i < count; i++) {
                if (nulls != null && nulls[i]) {
                    builder.appendNull();
                } else {
                    append(builder, kind, values[i]);
                }
            }
            return builder.build();
        }
    }

    private static Column newLongs(SqlType type, long[] values, boolean[] nulls, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(type, count, allocator)) {
            long data = column.data();
            for (int i = 0; i < count; i++) {
                Memory.putLong(data + 8L * i, values[i]);
            }
            for (int i = 0; nulls != null && i < count; i++) {
                if (nulls[i]) {
                    column.setNull(i);
                }
            }
            return column.build();
        }
    }

    /** A double in the form {@link #load} gives it. */
    public static long encode(double value) {
        // Adding zero turns −0.0 into 0.0; doubleToLongBits gives all NaNs the same bits.
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    public static double decode(long encoded) {
        return Double.longBitsToDouble(encoded ^ (encoded >> 63 & Long.MAX_VALUE));
    }
}
