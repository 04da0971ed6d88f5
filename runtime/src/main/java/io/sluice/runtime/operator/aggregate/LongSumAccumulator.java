package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * SUM and AVG of integers and intervals. Sums are exact whatever the order of rows: bits beyond 64 are kept apart, and only a final sum
 * that does not fit is an overflow.
 */
final class LongSumAccumulator implements Accumulator {
    private final AggregateCall call;
    private final Scratch scratch;

    /** Low 64 bits of the sum at 2i, number of values at 2i + 1. */
    private long[] state = new long[16];

    /** What the sum has above its low word, seen as signed; null while all sums fit. */
    private long[] high;

    LongSumAccumulator(AggregateCall call, Scratch scratch) {
        this.call = call;
        this.scratch = scratch;
    }

    @Override
    public void ensureGroups(int bound) {
        if (2 * bound > state.length) {
            state = Arrays.copyOf(state, Math.max(2 * bound, 2 * state.length));
            high = high == null ? null : Arrays.copyOf(high, state.length / 2);
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        long[] values = scratch.values(to - from);
        LongCodec.load(argument, from, to, values);
        if (weights != null) {
            addWeighted(values, from, to, ids, weights);
            return;
        }
        long[] target = state;
        for (int row = from; row < to; row++) {
            int at = 2 * ids[row];
            long value = values[row - from];
            long old = target[at];
            long sum = old + value;
            if (((old ^ sum) & (value ^ sum)) < 0) {
                carry(ids[row], value < 0 ? -1 : 1);
            }
            target[at] = sum;
            target[at + 1]++;
        }
    }

    private void addWeighted(long[] values, int from, int to, int[] ids, long[] weights) {
        for (int row = from; row < to; row++) {
            int at = 2 * ids[row];
            long value = values[row - from];
            long weight = weights[row];
            long product = value * weight;
            // What the product has above its low word, seen as signed.
            long beyond = Math.multiplyHigh(value, weight) + (product >>> 63);
            long old = state[at];
            long sum = old + product;
            if (((old ^ sum) & (product ^ sum)) < 0) {
                beyond += product < 0 ? -1 : 1;
            }
            if (beyond != 0) {
                carry(ids[row], beyond);
            }
            state[at] = sum;
            state[at + 1] += weight;
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        LongSumAccumulator from = (LongSumAccumulator) other;
        long value = from.state[2 * source];
        long old = state[2 * target];
        long sum = old + value;
        long beyond = from.high == null ? 0 : from.high[source];
        if (((old ^ sum) & (value ^ sum)) < 0) {
            beyond += value < 0 ? -1 : 1;
        }
        if (beyond != 0) {
            carry(target, beyond);
        }
        state[2 * target] = sum;
        state[2 * target + 1] += from.state[2 * source + 1];
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        boolean average = call.function() == AggregateFunction.AVG;
        try (NewColumn column = NewColumn.fixed(call.type(), count, allocator)) {
            long data = column.data();
            boolean wide = ColumnTypes.byteWidth(call.type()) == 8;
            for (int i = 0; i < count; i++) {
                int id = ids[i];
                long values = state[2 * id + 1];
                if (values == 0) {
                    column.setNull(i);
                } else if (average) {
                    double sum = state[2 * id] + (high == null ? 0 : high[id] * 0x1p64);
                    Memory.putDouble(data + 8L * i, sum / values);
                } else if (high != null && high[id] != 0 || !wide && state[2 * id] != (int) state[2 * id]) {
                    throw AggregateErrors.overflow(call);
                } else if (wide) {
                    Memory.putLong(data + 8L * i, state[2 * id]);
                } else {
                    Memory.putInt(data + 4L * i, (int) state[2 * id]);
                }
            }
            return column.build();
        }
    }

    @Override
    public void clear(int id) {
        state[2 * id] = 0;
        state[2 * id + 1] = 0;
        if (high != null) {
            high[id] = 0;
        }
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "sums", state, 2 * bound);
        writer.writeLongs(prefix + "high", high == null ? new long[0] : high, high == null ? 0 : bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        state = reader.readLongs(prefix + "sums");
        long[] stored = reader.readLongs(prefix + "high");
        high = stored.length == 0 ? null : Arrays.copyOf(stored, state.length / 2);
    }

    @Override
    public long stateBytes() {
        return 8L * (state.length + (high == null ? 0 : high.length));
    }

    @Override
    public void close() {}

    private void carry(int id, long amount) {
        // Group 0 holds rows that do not take part, with whatever stands at their place.
        if (id == 0) {
            return;
        }
        if (high == null) {
            high = new long[state.length / 2];
        }
        high[id] += amount;
    }
}
