package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.GrowingLongs;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/**
 * SUM and AVG of integers and intervals. Sums are exact whatever the order of rows: bits beyond 64 are kept apart, and only a final sum
 * that does not fit is an overflow.
 */
final class LongSumAccumulator implements Accumulator {
    private final AggregateCall call;
    private final BufferAllocator allocator;
    private final Scratch scratch;

    /** Number of values of each group; null when it stands beside the sum. */
    private final ValueCount values;

    /** Words of a group: the low 64 bits of its sum, and behind it the number of values if nobody else knows it. */
    private final int width;

    private final GrowingLongs state;

    /** What the sum has above its low word, seen as signed; null while all sums fit. */
    private GrowingLongs high;

    private int bound = 1;

    /** @param values who knows the number of values of each group, none of which is NULL then; null for nobody */
    LongSumAccumulator(AggregateCall call, ValueCount values, BufferAllocator allocator, Scratch scratch) {
        this.call = call;
        this.allocator = allocator;
        this.scratch = scratch;
        this.values = values;
        this.width = values == null ? 2 : 1;
        this.state = new GrowingLongs(allocator);
        state.ensure(width);
    }

    @Override
    public void ensureGroups(int bound) {
        this.bound = Math.max(bound, this.bound);
        state.ensure((long) width * bound);
        if (high != null) {
            high.ensure(bound);
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        if (values != null && argument.hasNulls()) {
            throw new IllegalStateException("NULL in a column that has none");
        }
        long[] summands = scratch.values(to - from);
        LongCodec.load(argument, from, to, summands);
        if (weights != null) {
            addWeighted(summands, from, to, ids, weights);
        } else if (values == null) {
            addCounting(summands, from, to, ids);
        } else {
            add(summands, from, to, ids);
        }
    }

    private void add(long[] summands, int from, int to, int[] ids) {
        long sums = state.address();
        for (int row = from; row < to; row++) {
            addTo(sums + 8L * ids[row], ids[row], summands[row - from]);
        }
    }

    private void addCounting(long[] summands, int from, int to, int[] ids) {
        long sums = state.address();
        for (int row = from; row < to; row++) {
            long at = sums + 16L * ids[row];
            addTo(at, ids[row], summands[row - from]);
            Memory.putLong(at + 8, Memory.getLong(at + 8) + 1);
        }
    }

    private void addTo(long at, int id, long value) {
        long old = Memory.getLong(at);
        long sum = old + value;
        if (((old ^ sum) & (value ^ sum)) < 0) {
            carry(id, value < 0 ? -1 : 1);
        }
        Memory.putLong(at, sum);
    }

    private void addWeighted(long[] summands, int from, int to, int[] ids, long[] weights) {
        for (int row = from; row < to; row++) {
            long value = summands[row - from];
            long weight = weights[row];
            long product = value * weight;
            // What the product has above its low word, seen as signed.
            long beyond = Math.multiplyHigh(value, weight) + (product >>> 63);
            if (beyond != 0) {
                carry(ids[row], beyond);
            }
            addTo(state.address() + 8L * width * ids[row], ids[row], product);
            if (values == null) {
                state.add(2L * ids[row] + 1, weight);
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        LongSumAccumulator from = (LongSumAccumulator) other;
        long beyond = from.high == null ? 0 : from.high.get(source);
        if (beyond != 0) {
            carry(target, beyond);
        }
        addTo(state.address() + 8L * width * target, target, from.state.get((long) width * source));
        if (values == null) {
            state.add(2L * target + 1, from.state.get(2L * source + 1));
        }
    }

    private long sum(int id) {
        return state.get((long) width * id);
    }

    private long count(int id) {
        return values == null ? state.get(2L * id + 1) : values.of(id);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        boolean average = call.function() == AggregateFunction.AVG;
        try (NewColumn column = NewColumn.fixed(call.type(), count, allocator)) {
            long data = column.data();
            boolean wide = ColumnTypes.byteWidth(call.type()) == 8;
            for (int i = 0; i < count; i++) {
                int id = ids[i];
                long sum = sum(id);
                long above = high == null ? 0 : high.get(id);
                long number = count(id);
                if (number == 0) {
                    column.setNull(i);
                } else if (average) {
                    Memory.putDouble(data + 8L * i, (sum + above * 0x1p64) / number);
                } else if (above != 0 || !wide && sum != (int) sum) {
                    throw AggregateErrors.overflow(call);
                } else if (wide) {
                    Memory.putLong(data + 8L * i, sum);
                } else {
                    Memory.putInt(data + 4L * i, (int) sum);
                }
            }
            return column.build();
        }
    }

    @Override
    public void clear(int id) {
        for (int word = 0; word < width; word++) {
            state.set((long) width * id + word, 0);
        }
        if (high != null) {
            high.set(id, 0);
        }
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        state.snapshot(writer, prefix + "sums", width * bound);
        if (high == null) {
            writer.writeLongs(prefix + "high", new long[0], 0);
        } else {
            high.snapshot(writer, prefix + "high", bound);
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        ensureGroups(state.restore(reader, prefix + "sums") / width);
        GrowingLongs stored = new GrowingLongs(allocator);
        if (stored.restore(reader, prefix + "high") == 0) {
            stored.close();
        } else {
            high = stored;
            high.ensure(bound);
        }
    }

    @Override
    public long stateBytes() {
        return state.bytes() + (high == null ? 0 : high.bytes());
    }

    @Override
    public void close() {
        state.close();
        if (high != null) {
            high.close();
        }
    }

    private void carry(int id, long amount) {
        // Group 0 holds rows that do not take part, with whatever stands at their place.
        if (id == 0) {
            return;
        }
        if (high == null) {
            high = new GrowingLongs(allocator);
            high.ensure(bound);
        }
        high.add(id, amount);
    }
}
