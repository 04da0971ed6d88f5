package io.sluice.runtime.operator.sort;

import io.sluice.planner.plan.SortKey;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.ValueBytes;
import org.apache.arrow.memory.BufferAllocator;

/** The order of the rows of one batch by one sort key. */
abstract sealed class KeyOrder implements AutoCloseable {
    private final Column column;
    private final boolean descending;
    private final int nullOrder;

    private KeyOrder(Column column, SortKey key) {
        this.column = column;
        this.descending = key.descending();
        this.nullOrder = key.nullsFirst() ? -1 : 1;
    }

    /** The batch must live as long as the order is used. */
    static KeyOrder of(ChangeBatch batch, SortKey key, BufferAllocator allocator) {
        Column column = batch.column(key.column());
        return LongCodec.fits(column.type())
                ? new ByLongs(column, key)
                : new ByBytes(column, key, new Scratch(allocator));
    }

    /** Negative when row {@code a} comes before row {@code b}. */
    final int compare(int a, int b) {
        if (column.hasNulls()) {
            boolean aIsNull = column.isNull(a);
            boolean bIsNull = column.isNull(b);
            if (aIsNull || bIsNull) {
                return aIsNull == bIsNull ? 0 : aIsNull ? nullOrder : -nullOrder;
            }
        }
        return descending ? compareValues(b, a) : compareValues(a, b);
    }

    abstract int compareValues(int a, int b);

    @Override
    public void close() {}

    private static final class ByLongs extends KeyOrder {
        private final long[] values;

        ByLongs(Column column, SortKey key) {
            super(column, key);
            this.values = new long[column.rowCount()];
            LongCodec.load(column, 0, values.length, values);
        }

        @Override
        int compareValues(int a, int b) {
            return Long.compare(values[a], values[b]);
        }
    }

    private static final class ByBytes extends KeyOrder {
        private final Scratch scratch;
        private final ValueBytes values;

        ByBytes(Column column, SortKey key, Scratch scratch) {
            super(column, key);
            this.scratch = scratch;
            this.values = new ValueBytes(column.type(), scratch);
            values.load(column, 0, column.rowCount());
        }

        @Override
        int compareValues(int a, int b) {
            return values.compare(a, b);
        }

        @Override
        public void close() {
            scratch.close();
        }
    }
}
