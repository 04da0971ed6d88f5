package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** COUNT: the sum of weights. */
final class CountAccumulator implements Accumulator {
    private final SqlType type;
    private long[] counts = new long[8];

    CountAccumulator(SqlType type) {
        this.type = type;
    }

    long count(int id) {
        return counts[id];
    }

    /** Adds so many rows to one group. */
    void addRows(int id, long number) {
        counts[id] += number;
    }

    @Override
    public void ensureGroups(int bound) {
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(bound, 2 * counts.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        long[] target = counts;
        if (weights == null) {
            for (int row = from; row < to; row++) {
                target[ids[row]]++;
            }
        } else {
            for (int row = from; row < to; row++) {
                target[ids[row]] += weights[row];
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        counts[target] += ((CountAccumulator) other).counts[source];
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(type, count, allocator)) {
            long data = column.data();
            for (int i = 0; i < count; i++) {
                Memory.putLong(data + 8L * i, counts[ids[i]]);
            }
            return column.build();
        }
    }

    @Override
    public void clear(int id) {
        counts[id] = 0;
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "counts", counts, bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        counts = reader.readLongs(prefix + "counts");
    }

    @Override
    public long stateBytes() {
        return 8L * counts.length;
    }

    @Override
    public void close() {}
}
