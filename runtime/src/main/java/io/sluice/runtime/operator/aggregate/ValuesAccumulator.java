package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/** An aggregate whose state is all values of a group, in order. */
abstract class ValuesAccumulator implements Accumulator {
    private final OrderedValues values;

    ValuesAccumulator(OrderedValues values) {
        this.values = values;
    }

    final OrderedValues values() {
        return values;
    }

    @Override
    public void ensureGroups(int bound) {
        values.ensureGroups(bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        values.add(arguments[0], from, to, ids, weights);
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        values.addAll(target, ((ValuesAccumulator) other).values, source);
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
    public void close() {
        values.close();
    }
}
