package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/** Rows that stand one behind the other, as columns of their own. */
public final class Slice {
    /** From every so many'th row on the values of most columns need no copy. */
    public static final int SHARED_ROWS = 64;

    private Slice() {}

    /** The rows [from, from + count) with their weights, sharing what can be shared; {@code source} stays the caller's. */
    public static ChangeBatch shared(ChangeBatch source, int from, int count, BufferAllocator allocator) {
        if (from == 0 && count == source.rowCount()) {
            return source.share();
        }
        Column[] columns = new Column[source.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = sharedColumn(source.column(i), from, count, allocator);
        }
        Column weights = source.weights() == null ? null : sharedColumn(source.weights(), from, count, allocator);
        return new ChangeBatch(columns, weights, count);
    }

    /** Like {@link #column}, on the same values in memory if {@code from} is a multiple of {@link #SHARED_ROWS}. */
    public static Column sharedColumn(Column source, int from, int count, BufferAllocator allocator) {
        if (from == 0 && count == source.rowCount()) {
            return source.retain();
        }
        Column part = from % SHARED_ROWS == 0 ? source.part(from, count) : null;
        return part != null ? part : column(source, from, count, allocator);
    }

    /** A column of the rows [from, from + count), owned by the caller; the column itself when that is all of it. */
    public static Column column(Column source, int from, int count, BufferAllocator allocator) {
        if (from == 0 && count == source.rowCount()) {
            return source.retain();
        }
        int width = ColumnTypes.byteWidth(source.type());
        if (width > 0) {
            return fixed(source, from, count, width, allocator);
        }
        if (width < 0 && !source.type().kind().isNested()) {
            return bytes(source, from, count, allocator);
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = from + i;
        }
        return Gather.column(source, rows, count, allocator);
    }

    private static Column fixed(Column source, int from, int count, int width, BufferAllocator allocator) {
        try (NewColumn target = NewColumn.fixed(source.type(), count, allocator)) {
            Memory.copy(source.data() + (long) width * from, target.data(), (long) width * count);
            nulls(source, from, count, target);
            return target.build();
        }
    }

    private static Column bytes(Column source, int from, int count, BufferAllocator allocator) {
        long offsets = source.offsets() + 4L * from;
        int start = count == 0 ? 0 : Memory.getInt(offsets);
        int length = count == 0 ? 0 : Memory.getInt(offsets + 4L * count) - start;
        try (NewColumn target = NewColumn.bytes(source.type(), count, length, allocator)) {
            Memory.copy(source.data() + start, target.data(), length);
            long to = target.offsets();
            for (int i = 1; i <= count; i++) {
                Memory.putInt(to + 4L * i, Memory.getInt(offsets + 4L * i) - start);
            }
            nulls(source, from, count, target);
            return target.build();
        }
    }

    private static void nulls(Column source, int from, int count, NewColumn target) {
        for (int i = 0; source.hasNulls() && i < count; i++) {
            if (source.isNull(from + i)) {
                target.setNull(i);
            }
        }
    }
}
