package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of any columns as byte strings, equal exactly when the rows are equal. Works column by column. A value is a byte that says
 * whether it is there, then 8 bytes, 16 for DECIMAL, or a length and the bytes; a NULL of fixed width keeps its width.
 */
final class RowEncoder {
    private static final int PREFIX = 4;

    private final List<SqlType> types;
    private final Scratch scratch;
    private long data;
    private long offsets;

    RowEncoder(List<SqlType> types, Scratch scratch) {
        this.types = types;
        this.scratch = scratch;
    }

    /**
     * Encodes rows [from, to); the result is valid until the next use of the scratch memory.
     *
     * @param groups written in front of each row, from {@code groups[row]}; null for nothing
     */
    void encode(int[] groups, Column[] columns, int from, int to) {
        int count = to - from;
        int[] positions = scratch.positions(count);
        Arrays.fill(positions, 0, count, groups == null ? 0 : PREFIX);
        byte[][][] nested = new byte[columns.length][][];
        for (int i = 0; i < columns.length; i++) {
            nested[i] = types.get(i).kind().isNested() ? encodeNested(columns[i], from, to) : null;
            addLengths(columns[i], nested[i], from, to, positions);
        }
        long starts = scratch.offsets(count + 1);
        long total = 0;
        for (int i = 0; i < count; i++) {
            Memory.putInt(starts + 4L * i, (int) total);
            int length = positions[i];
            positions[i] = (int) total;
            total += length;
            if (total > Integer.MAX_VALUE) {
                throw new IllegalStateException("more than 2 GiB of keys in one batch");
            }
        }
        Memory.putInt(starts + 4L * count, (int) total);
        data = scratch.data(total + 1);
        offsets = starts - 4L * from;
        if (groups != null) {
            for (int i = 0; i < count; i++) {
                Memory.putInt(data + positions[i], groups[from + i]);
                positions[i] += PREFIX;
            }
        }
        for (int i = 0; i < columns.length; i++) {
            write(columns[i], nested[i], from, to, positions);
        }
    }

    long data() {
        return data;
    }

    /** The offset of row r stands at index r. */
    long offsets() {
        return offsets;
    }

    /** Appends the values of one encoded row, without groups, to one builder a column. */
    void decode(long address, ColumnBuilder[] builders) {
        long at = address;
        for (int i = 0; i < builders.length; i++) {
            SqlType type = types.get(i);
            boolean present = Memory.getByte(at) != 0;
            at++;
            int length = fixedLength(type);
            if (length < 0) {
                length = Memory.getInt(at);
                at += 4;
            }
            if (!present) {
                builders[i].appendNull();
            } else {
                decodeValue(type, at, length, builders[i]);
            }
            at += length;
        }
    }

    private static void decodeValue(SqlType type, long at, int length, ColumnBuilder builder) {
        switch (type.kind()) {
            case VARCHAR, VARBINARY -> builder.appendBytes(at, length);
            case DECIMAL -> builder.appendDecimal(Memory.getLong(at + 8), Memory.getLong(at));
            case ARRAY, MAP, ROW -> {
                byte[] bytes = new byte[length];
                Memory.copy(at, bytes, 0, length);
                builder.appendValue(NestedCodec.decode(type, bytes));
            }
            default -> LongCodec.append(builder, type.kind(), Memory.getLong(at));
        }
    }

    private static int fixedLength(SqlType type) {
        return switch (type.kind()) {
            case VARCHAR, VARBINARY, ARRAY, MAP, ROW -> -1;
            case DECIMAL -> 16;
            default -> 8;
        };
    }

    private static void addLengths(Column column, byte[][] nested, int from, int to, int[] lengths) {
        int fixed = fixedLength(column.type());
        for (int row = from; row < to; row++) {
            int length;
            if (fixed >= 0) {
                length = fixed;
            } else if (column.isNull(row)) {
                length = 4;
            } else if (nested != null) {
                length = 4 + nested[row - from].length;
            } else {
                length =
                        4 + Memory.getInt(column.offsets() + 4L * row + 4) - Memory.getInt(column.offsets() + 4L * row);
            }
            lengths[row - from] += 1 + length;
        }
    }

    private void write(Column column, byte[][] nested, int from, int to, int[] positions) {
        switch (column.type().kind()) {
            case VARCHAR, VARBINARY, ARRAY, MAP, ROW -> writeBytes(column, nested, from, to, positions);
            case DECIMAL -> {
                for (int row = from; row < to; row++) {
                    long at = mark(column, row, positions, row - from, 16);
                    boolean present = !column.isNull(row);
                    Memory.putLong(at, present ? Memory.getLong(column.data() + 16L * row) : 0);
                    Memory.putLong(at + 8, present ? Memory.getLong(column.data() + 16L * row + 8) : 0);
                }
            }
            default -> {
                long[] values = scratch.values(to - from);
                LongCodec.load(column, from, to, values);
                for (int row = from; row < to; row++) {
                    long at = mark(column, row, positions, row - from, 8);
                    Memory.putLong(at, column.isNull(row) ? 0 : values[row - from]);
                }
            }
        }
    }

    private void writeBytes(Column column, byte[][] nested, int from, int to, int[] positions) {
        for (int row = from; row < to; row++) {
            int length = 0;
            int start = 0;
            if (!column.isNull(row)) {
                start = nested == null ? Memory.getInt(column.offsets() + 4L * row) : 0;
                length = nested == null
                        ? Memory.getInt(column.offsets() + 4L * row + 4) - start
                        : nested[row - from].length;
            }
            long at = mark(column, row, positions, row - from, 4 + length);
            Memory.putInt(at, length);
            if (nested == null) {
                Memory.copy(column.data() + start, at + 4, length);
            } else if (length > 0) {
                Memory.copy(nested[row - from], 0, at + 4, length);
            }
        }
    }

    /** Writes whether the value is there, moves the position past the value and returns where its bytes go. */
    private long mark(Column column, int row, int[] positions, int index, int length) {
        long at = data + positions[index];
        Memory.putByte(at, (byte) (column.isNull(row) ? 0 : 1));
        positions[index] += 1 + length;
        return at + 1;
    }

    private static byte[][] encodeNested(Column column, int from, int to) {
        byte[][] encoded = new byte[to - from][];
        for (int row = from; row < to; row++) {
            if (!column.isNull(row)) {
                encoded[row - from] = NestedCodec.encode(column.type(), Values.get(column, row));
            }
        }
        return encoded;
    }
}
