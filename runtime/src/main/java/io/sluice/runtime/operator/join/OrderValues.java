package io.sluice.runtime.operator.join;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.window.EventTimes;
import io.sluice.runtime.state.BytesStore;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.ValueBytes;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** By row number the value that an as-of join compares; never NULL. */
abstract sealed class OrderValues implements AutoCloseable {
    private final int sign;

    private OrderValues(boolean descending) {
        this.sign = descending ? -1 : 1;
    }

    /**
     * @param descending the largest comes first
     * @param factor what values of at most 64 bits are multiplied with
     */
    static OrderValues create(SqlType type, boolean descending, long factor, BufferAllocator allocator) {
        return LongCodec.fits(type) ? new Longs(descending, factor) : new ByteStrings(type, descending, allocator);
    }

    /** Order of a row among those of the same values or of others of the same kind. */
    final int compare(int row, OrderValues others, int other) {
        return sign * compareValues(row, others, other);
    }

    /** Keeps the values of all rows of a batch column under numbers. */
    abstract void put(Column column, int[] ids);

    abstract void free(int id);

    abstract int compareValues(int row, OrderValues others, int other);

    abstract long stateBytes();

    @Override
    public void close() {}

    /** Values of at most 64 bits. */
    static final class Longs extends OrderValues {
        private long[] values = new long[8];
        private long[] loaded = new long[0];

        private final long factor;

        private Longs(boolean descending, long factor) {
            super(descending);
            this.factor = factor;
        }

        /** The value of a row, multiplied. */
        long value(int id) {
            return values[id];
        }

        @Override
        void put(Column column, int[] ids) {
            int count = column.rowCount();
            if (loaded.length < count) {
                loaded = new long[count];
            }
            LongCodec.load(column, 0, count, loaded);
            for (int row = 0; row < count; row++) {
                int id = ids[row];
                if (id >= values.length) {
                    values = Arrays.copyOf(values, Math.max(id + 1, 2 * values.length));
                }
                values[id] = factor == 1 ? loaded[row] : EventTimes.saturatedMultiply(loaded[row], factor);
            }
        }

        @Override
        void free(int id) {}

        @Override
        int compareValues(int row, OrderValues others, int other) {
            return Long.compare(values[row], ((Longs) others).values[other]);
        }

        @Override
        long stateBytes() {
            return 8L * (values.length + loaded.length);
        }
    }

    private static final class ByteStrings extends OrderValues {
        private final Scratch scratch;
        private final ValueBytes loaded;
        private final BytesStore values;

        private ByteStrings(SqlType type, boolean descending, BufferAllocator allocator) {
            super(descending);
            this.scratch = new Scratch(allocator);
            this.loaded = new ValueBytes(type, scratch);
            this.values = new BytesStore(allocator);
        }

        @Override
        void put(Column column, int[] ids) {
            loaded.load(column, 0, column.rowCount());
            for (int row = 0; row < column.rowCount(); row++) {
                values.put(ids[row], loaded.address(row), loaded.length(row));
            }
        }

        @Override
        void free(int id) {
            values.remove(id);
        }

        @Override
        int compareValues(int row, OrderValues others, int other) {
            BytesStore theirs = ((ByteStrings) others).values;
            return values.compare(row, theirs.address(other), theirs.length(other));
        }

        @Override
        long stateBytes() {
            return values.stateBytes() + scratch.stateBytes();
        }

        @Override
        public void close() {
            values.close();
            scratch.close();
        }
    }
}
