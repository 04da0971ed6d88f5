package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** BOOL_AND, BOOL_OR and COUNT_IF: how many values a group has, and how many of them are true. */
final class BooleanAccumulator implements Accumulator {
    private final AggregateCall call;

    /** Number of values at 2i, of true ones at 2i + 1. */
    private long[] counts = new long[16];

    BooleanAccumulator(AggregateCall call) {
        this.call = call;
    }

    @Override
    public void ensureGroups(int bound) {
        if (2 * bound > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(2 * bound, 2 * counts.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        long data = arguments[0].data();
        for (int row = from; row < to; row++) {
            long weight = weights == null ? 1 : weights[row];
            counts[2 * ids[row]] += weight;
            counts[2 * ids[row] + 1] += Memory.getBit(data, row) ? weight : 0;
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        long[] from = ((BooleanAccumulator) other).counts;
        counts[2 * target] += from[2 * source];
        counts[2 * target + 1] += from[2 * source + 1];
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                long values = counts[2 * ids[i]];
                long trues = counts[2 * ids[i] + 1];
                if (call.function() == AggregateFunction.COUNT_IF) {
                    builder.appendLong(trues);
                } else if (values == 0) {
                    builder.appendNull();
                } else {
                    builder.appendBoolean(call.function() == AggregateFunction.BOOL_OR ? trues > 0 : trues == values);
                }
            }
            return builder.build();
        }
    }

    @Override
    public void clear(int id) {
        counts[2 * id] = 0;
        counts[2 * id + 1] = 0;
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "counts", counts, 2 * bound);
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
