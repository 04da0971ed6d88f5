package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.LongMultiset;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/** MIN and MAX of values of at most 64 bits where rows may be taken back: all values of a group, in order. */
final class LongMultisetAccumulator implements Accumulator {
    private final boolean largest;
    private final SqlType type;
    private final Scratch scratch;
    private final LongMultiset values = new LongMultiset();

    LongMultisetAccumulator(Extreme extreme, SqlType type, Scratch scratch) {
        this.largest = extreme == Extreme.LARGEST;
        this.type = type;
        this.scratch = scratch;
    }

    @Override
    public void ensureGroups(int bound) {
        values.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        long[] loaded = scratch.values(to - from);
        LongCodec.load(argument, from, to, loaded);
        for (int row = from; row < to; row++) {
            if (ids[row] != 0) {
                values.add(ids[row], loaded[row - from], weights == null ? 1 : weights[row]);
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        values.addAll(target, ((LongMultisetAccumulator) other).values, source);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        long[] results = new long[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            int entry = largest ? values.last(ids[i]) : values.first(ids[i]);
            nulls[i] = entry == 0;
            if (entry != 0) {
                if (values.count(entry) < 0) {
                    throw AggregateErrors.negativeCount();
                }
                results[i] = values.value(entry);
            }
        }
        return LongCodec.newColumn(type, results, nulls, count, allocator);
    }

    @Override
    public void clear(int id) {
        values.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        values.snapshot(writer, prefix);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        values.restore(reader, prefix);
    }

    @Override
    public long stateBytes() {
        return values.stateBytes();
    }

    @Override
    public void close() {}
}
