package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/** SINGLE_VALUE: the value of a group's only row, NULL included; an error when there are more rows. */
final class SingleValueAccumulator implements Accumulator {
    private final AggregateCall call;
    private final CountAccumulator rows;
    private final Accumulator value;
    private final Scratch scratch;

    SingleValueAccumulator(AggregateCall call, Accumulator value, BufferAllocator allocator, Scratch scratch) {
        this.call = call;
        this.rows = new CountAccumulator(call.type(), allocator);
        this.value = value;
        this.scratch = scratch;
    }

    @Override
    public void ensureGroups(int bound) {
        rows.ensureGroups(bound);
        value.ensureGroups(bound);
    }

    /** Gets rows whose argument is NULL too: they count, but have no value. */
    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        rows.add(arguments, from, to, ids, weights);
        int[] valued = ids;
        if (arguments[0].hasNulls()) {
            valued = scratch.entries(to);
            for (int row = from; row < to; row++) {
                valued[row] = arguments[0].isNull(row) ? 0 : ids[row];
            }
        }
        value.add(arguments, from, to, valued, weights);
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        SingleValueAccumulator from = (SingleValueAccumulator) other;
        rows.merge(target, from.rows, source);
        value.merge(target, from.value, source);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        for (int i = 0; i < count; i++) {
            if (rows.count(ids[i]) > 1) {
                throw AggregateErrors.moreThanOneRow(call);
            }
        }
        return value.newResult(ids, count, allocator);
    }

    @Override
    public void clear(int id) {
        rows.clear(id);
        value.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        rows.snapshot(writer, prefix + "rows.", bound);
        value.snapshot(writer, prefix + "value.", bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        rows.restore(reader, prefix + "rows.");
        value.restore(reader, prefix + "value.");
    }

    @Override
    public long stateBytes() {
        return rows.stateBytes() + value.stateBytes();
    }

    @Override
    public void close() {
        rows.close();
        value.close();
    }
}
