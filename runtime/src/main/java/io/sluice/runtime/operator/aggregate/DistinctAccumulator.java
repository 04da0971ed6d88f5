package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Lets another accumulator see each distinct value of a group once: when its first row comes, and again when its last row goes. */
final class DistinctAccumulator implements Accumulator {
    private final int width;
    private final Accumulator inner;
    private final Scratch scratch;
    private final DistinctValues values;

    /**
     * @param types of the arguments; the columns of an order may follow them, which say nothing new
     * @param nulls whether an argument can be NULL in a row that takes part
     * @param changing whether rows may be taken back
     */
    DistinctAccumulator(
            List<SqlType> types,
            boolean nulls,
            boolean changing,
            Accumulator inner,
            BufferAllocator allocator,
            Scratch scratch) {
        this.width = types.size();
        this.inner = inner;
        this.scratch = scratch;
        this.values = new DistinctValues(types, nulls, 1, changing, allocator, scratch);
    }

    @Override
    public void ensureGroups(int bound) {
        inner.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        long[] takes = scratch.takenBits(to);
        Arrays.fill(takes, from, to, 1L);
        values.add(Arrays.copyOf(arguments, width), from, to, ids, takes, weights);
        long[] turns = scratch.entryWeights(to);
        Arrays.fill(turns, from, to, 0);
        for (int i = 0; i < values.turnedCount(); i++) {
            int row = values.turned()[i];
            turns[row] = values.came()[row] - (values.went() == null ? 0 : values.went()[row]);
        }
        inner.add(arguments, from, to, ids, turns);
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        throw new UnsupportedOperationException("DISTINCT cannot be merged");
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        return inner.newResult(ids, count, allocator);
    }

    /** A group is freed only when all its rows are gone, and with them its values. */
    @Override
    public void clear(int id) {
        inner.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        values.snapshot(writer, prefix);
        inner.snapshot(writer, prefix + "inner.", bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        values.restore(reader, prefix);
        inner.restore(reader, prefix + "inner.");
    }

    @Override
    public long stateBytes() {
        return values.stateBytes() + inner.stateBytes();
    }

    @Override
    public void close() {
        values.close();
        inner.close();
    }
}
