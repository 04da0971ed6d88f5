package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.ExactSums;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** SUM and AVG of REAL and DOUBLE, exact until the result is rounded: taking rows back leaves no trace of them. */
final class DoubleSumAccumulator implements Accumulator {
    private final AggregateCall call;
    private final ExactSums sums = new ExactSums();
    private long[] counts = new long[8];

    DoubleSumAccumulator(AggregateCall call) {
        this.call = call;
    }

    @Override
    public void ensureGroups(int bound) {
        sums.ensureGroups(bound);
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(bound, 2 * counts.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        boolean real = argument.type().kind() == TypeKind.REAL;
        for (int row = from; row < to; row++) {
            int id = ids[row];
            if (id != 0) {
                long weight = weights == null ? 1 : weights[row];
                double value = real
                        ? Memory.getFloat(argument.data() + 4L * row)
                        : Memory.getDouble(argument.data() + 8L * row);
                sums.add(id, value, weight);
                counts[id] += weight;
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        DoubleSumAccumulator from = (DoubleSumAccumulator) other;
        sums.addAll(target, from.sums, source);
        counts[target] += from.counts[source];
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        boolean average = call.function() == AggregateFunction.AVG;
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                long values = counts[ids[i]];
                if (values == 0) {
                    builder.appendNull();
                } else {
                    builder.appendDouble(average ? sums.get(ids[i]) / values : sums.get(ids[i]));
                }
            }
            return builder.build();
        }
    }

    @Override
    public void clear(int id) {
        sums.clear(id);
        counts[id] = 0;
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        sums.snapshot(writer, prefix, bound);
        writer.writeLongs(prefix + "counts", counts, bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        sums.restore(reader, prefix);
        counts = reader.readLongs(prefix + "counts");
        sums.ensureGroups(counts.length);
    }

    @Override
    public long stateBytes() {
        return sums.stateBytes() + 8L * counts.length;
    }

    @Override
    public void close() {}
}
