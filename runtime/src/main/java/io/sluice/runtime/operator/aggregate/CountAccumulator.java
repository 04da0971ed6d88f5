package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.GrowingLongs;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/** COUNT: the sum of weights. */
final class CountAccumulator implements Accumulator {
    private final SqlType type;
    private final GrowingLongs counts;

    CountAccumulator(SqlType type, BufferAllocator allocator) {
        this.type = type;
        this.counts = new GrowingLongs(allocator);
    }

    long count(int id) {
        return counts.get(id);
    }

    /** Adds so many rows to one group. */
    void addRows(int id, long number) {
        counts.add(id, number);
    }

    @Override
    public void ensureGroups(int bound) {
        counts.ensure(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        long target = counts.address();
        if (weights == null) {
            for (int row = from; row < to; row++) {
                long at = target + 8L * ids[row];
                Memory.putLong(at, Memory.getLong(at) + 1);
            }
        } else {
            for (int row = from; row < to; row++) {
                long at = target + 8L * ids[row];
                Memory.putLong(at, Memory.getLong(at) + weights[row]);
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        counts.add(target, ((CountAccumulator) other).count(source));
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(type, count, allocator)) {
            long data = column.data();
            for (int i = 0; i < count; i++) {
                Memory.putLong(data + 8L * i, counts.get(ids[i]));
            }
            return column.build();
        }
    }

    @Override
    public void clear(int id) {
        counts.set(id, 0);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        counts.snapshot(writer, prefix + "counts", bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        restoreAll(reader, prefix);
    }

    /** As {@link #restore}; says below what all groups are. */
    int restoreAll(StateReader reader, String prefix) {
        return counts.restore(reader, prefix + "counts");
    }

    @Override
    public long stateBytes() {
        return counts.bytes();
    }

    @Override
    public void close() {
        counts.close();
    }
}
