package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/** Picks rows of columns into new dense ones. */
public final class Gather {
    private Gather() {}

    /**
     * A new column of the rows {@code rows[0 .. count)}, in that order; a row may stand there more than once.
     *
     * @return owned by the caller
     */
    public static Column column(Column source, int[] rows, int count, BufferAllocator allocator) {
        return switch (ColumnTypes.byteWidth(source.type())) {
            case -1 ->
                source.type().kind().isNested()
                        ? nested(source, rows, count, allocator)
                        : bytes(source, rows, count, allocator);
            default -> fixed(source, rows, count, allocator);
        };
    }

    /** As {@link #column(Column, int[], int, BufferAllocator)}, of a batch's column {@code index}, which need not be there itself. */
    public static Column column(ChangeBatch source, int index, int[] rows, int count, BufferAllocator allocator) {
        return column(source.source(index), source.sourceRows(index, rows, count), count, allocator);
    }

    /** A new batch of these rows with their weights; {@code source} stays the caller's. */
    public static ChangeBatch batch(ChangeBatch source, int[] rows, int count, BufferAllocator allocator) {
        Column[] columns = new Column[source.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(source, i, rows, count, allocator);
        }
        Column weights = source.weights() == null ? null : column(source.weights(), rows, count, allocator);
        return new ChangeBatch(columns, weights, count);
    }

    /** Like {@link #batch}, with the names of the rows. */
    public static ChangeBatch numbered(ChangeBatch source, int[] rows, int count, BufferAllocator allocator) {
        ChangeBatch picked = batch(source, rows, count, allocator);
        return source.numbers() == null
                ? picked
                : picked.withNumbers(source.numbers().gather(rows, count));
    }

    /** A new batch of the rows [from, from + count) with their weights; {@code source} stays the caller's. */
    public static ChangeBatch range(ChangeBatch source, int from, int count, BufferAllocator allocator) {
        Column[] columns = new Column[source.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Slice.column(source.column(i), from, count, allocator);
        }
        Column weights = source.weights() == null ? null : Slice.column(source.weights(), from, count, allocator);
        return new ChangeBatch(columns, weights, count);
    }

    private static Column fixed(Column source, int[] rows, int count, BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(source.type(), count, allocator)) {
            values(source, target.data(), rows, count);
            if (source.hasNulls()) {
                bits(source.validity(), target.validity(), rows, count);
            }
            return target.build();
        }
    }

    /** Writes values of a fixed width, or bits from the first of a word on, to an address. */
    static void values(Column source, long to, int[] rows, int count) {
        long from = source.data();
        switch (ColumnTypes.byteWidth(source.type())) {
            case 0 -> bits(from, to, rows, count);
            case 1 -> bytes1(from, to, rows, count);
            case 2 -> bytes2(from, to, rows, count);
            case 4 -> bytes4(from, to, rows, count);
            case 8 -> bytes8(from, to, rows, count);
            default -> bytes16(from, to, rows, count);
        }
    }

    private static Column bytes(Column source, int[] rows, int count, BufferAllocator allocator) {
        long total = byteCount(source, rows, count);
        try (NewColumn target = NewColumn.bytes(source.type(), count, total, allocator)) {
            bytes(source, rows, count, target, 0, 0);
            if (source.hasNulls()) {
                bits(source.validity(), target.validity(), rows, count);
            }
            return target.build();
        }
    }

    /** How many bytes some values of a VARCHAR or VARBINARY column have. */
    static long byteCount(Column source, int[] rows, int count) {
        long total = 0;
        for (int i = 0; i < count; i++) {
            long at = source.offsets() + 4L * rows[i];
            total += Memory.getInt(at + 4) - Memory.getInt(at);
        }
        return total;
    }

    /** Writes values of a VARCHAR or VARBINARY column as those from {@code row} on, whose bytes begin at {@code end}; gives where they end. */
    static int bytes(Column source, int[] rows, int count, NewColumn target, int row, int end) {
        long offsets = source.offsets();
        long data = source.data();
        long to = target.data();
        long ends = target.offsets() + 4L * (row + 1);
        int done = end;
        for (int i = 0; i < count; i++) {
            long at = offsets + 4L * rows[i];
            int start = Memory.getInt(at);
            int length = Memory.getInt(at + 4) - start;
            Memory.copyShort(data + start, to + done, length);
            done += length;
            Memory.putInt(ends + 4L * i, done);
        }
        return done;
    }

    private static Column nested(Column source, int[] rows, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(source.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                builder.appendFrom(source, rows[i]);
            }
            return builder.build();
        }
    }

    private static void bits(long from, long to, int[] rows, int count) {
        for (int start = 0; start < count; start += 64) {
            int end = Math.min(count, start + 64);
            long word = 0;
            for (int i = start; i < end; i++) {
                int row = rows[i];
                word |= (long) (Memory.getByte(from + (row >>> 3)) >>> (row & 7) & 1) << (i - start);
            }
            Memory.putLong(to + (start >>> 3), word);
        }
    }

    private static void bytes1(long from, long to, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            Memory.putByte(to + i, Memory.getByte(from + rows[i]));
        }
    }

    private static void bytes2(long from, long to, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            Memory.putShort(to + 2L * i, Memory.getShort(from + 2L * rows[i]));
        }
    }

    private static void bytes4(long from, long to, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            Memory.putInt(to + 4L * i, Memory.getInt(from + 4L * rows[i]));
        }
    }

    private static void bytes8(long from, long to, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            Memory.putLong(to + 8L * i, Memory.getLong(from + 8L * rows[i]));
        }
    }

    private static void bytes16(long from, long to, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            Memory.putLong(to + 16L * i, Memory.getLong(from + 16L * rows[i]));
            Memory.putLong(to + 16L * i + 8, Memory.getLong(from + 16L * rows[i] + 8));
        }
    }
}
