package io.sluice.runtime.operator.over;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/**
 * One window function of an operator, for all its partitions. For each change it is asked which rows the change can reach, then for the
 * values of these rows before, told of the change, and asked for the values after. Not thread-safe.
 */
abstract class WindowFunction implements AutoCloseable {
    /** Position of the first row whose value may depend on the row at the address, which stands at a position or would. */
    abstract int reachesFrom(Partition partition, long address, int position);

    /** Position behind the last row whose value may depend on the row at the address, whose copies end before {@code beyond}. */
    abstract int reachesTo(Partition partition, long address, int beyond);

    /**
     * Position of the first row that the value of the row at the address, which stands at a position or would, is computed from; only
     * asked where every function's frame is bounded.
     */
    int readsFrom(Partition partition, long address, int position) {
        return 0;
    }

    /** Says which rows {@link #newResult} will read; the segment covers all rows that the change reaches. */
    abstract void prepare(Segment segment);

    /** The values of the segment's rows, owned by the caller. */
    abstract Column newResult(Segment segment);

    /** Whether {@link #newResult} reads values of rows. */
    boolean readsRows() {
        return true;
    }

    /** Whether {@link #change} wants to be called. */
    boolean keepsState() {
        return false;
    }

    void ensurePartitions(int bound) {}

    /**
     * A partition's rows have changed.
     *
     * @param ids the partition, at each row's index
     * @param weights how often each row has come, or gone, at its index
     */
    void change(ChangeBatch rows, int[] ids, long[] weights) {}

    /** A partition has lost its last row. */
    void free(int partition) {}

    void snapshot(StateWriter writer, String prefix, int bound) {}

    void restore(StateReader reader, String prefix) {}

    long stateBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
