package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.Violations;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.BitSet;
import org.apache.arrow.memory.BufferAllocator;

/**
 * SINGLE_VALUE: the value of a group's only row, NULL included. A group of more rows is a {@linkplain Violations violation}, known from when
 * its result is asked for; that is the value of one of its rows then.
 */
final class SingleValueAccumulator implements Accumulator {
    private final AggregateCall call;
    private final CountAccumulator rows;
    private final Accumulator value;
    private final Scratch scratch;
    private final Violations violations;

    /** Groups that have been noted as violations. */
    private final BitSet violating = new BitSet();

    SingleValueAccumulator(
            AggregateCall call, Accumulator value, BufferAllocator allocator, Scratch scratch, Violations violations) {
        this.call = call;
        this.rows = new CountAccumulator(call.type(), allocator);
        this.value = value;
        this.scratch = scratch;
        this.violations = violations;
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
            note(ids[i]);
        }
        return value.newResult(ids, count, allocator);
    }

    private void note(int id) {
        boolean violates = rows.count(id) > 1;
        if (violates == violating.get(id)) {
            return;
        }
        if (violates) {
            violations.begin(call.span(), AggregateErrors.moreThanOneRow(call));
        } else {
            violations.end(call.span());
        }
        violating.set(id, violates);
    }

    @Override
    public void clear(int id) {
        rows.clear(id);
        note(id);
        value.clear(id);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        rows.snapshot(writer, prefix + "rows.", bound);
        value.snapshot(writer, prefix + "value.", bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        int bound = rows.restoreAll(reader, prefix + "rows.");
        for (int id = 1; id < bound; id++) {
            note(id);
        }
        value.restore(reader, prefix + "value.");
    }

    @Override
    public long stateBytes() {
        return rows.stateBytes() + value.stateBytes();
    }

    @Override
    public void close() {
        violating.stream().forEach(id -> violations.end(call.span()));
        violating.clear();
        rows.close();
        value.close();
    }
}
