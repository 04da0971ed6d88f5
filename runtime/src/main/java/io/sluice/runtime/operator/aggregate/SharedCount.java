package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/** COUNT(*) where the rows of each group are counted anyway: shows these counts and keeps none. */
final class SharedCount implements Accumulator {
    private final CountAccumulator counts;

    SharedCount(CountAccumulator counts) {
        this.counts = counts;
    }

    @Override
    public void ensureGroups(int bound) {}

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {}

    @Override
    public void merge(int target, Accumulator other, int source) {}

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        return counts.newResult(ids, count, allocator);
    }

    @Override
    public void clear(int id) {}

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {}

    @Override
    public void restore(StateReader reader, String prefix) {}

    @Override
    public long stateBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
