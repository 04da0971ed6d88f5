package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * SUM and AVG of DECIMAL. Sums have 192 bits, so that neither the order of rows nor a passing excess matters: only a final sum of
 * more than 38 digits is an overflow.
 */
final class DecimalSumAccumulator implements Accumulator {
    private static final int WIDTH = 4;
    private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

    private final AggregateCall call;
    private final int argumentScale;

    /** Sum as three words, lowest first, then the number of values. */
    private long[] state = new long[8 * WIDTH];

    DecimalSumAccumulator(AggregateCall call, int argumentScale) {
        this.call = call;
        this.argumentScale = argumentScale;
    }

    @Override
    public void ensureGroups(int bound) {
        if (WIDTH * bound > state.length) {
            state = Arrays.copyOf(state, Math.max(WIDTH * bound, 2 * state.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        for (int row = from; row < to; row++) {
            long low = Memory.getLong(argument.data() + 16L * row);
            long high = Memory.getLong(argument.data() + 16L * row + 8);
            long weight = weights == null ? 1 : weights[row];
            if (weight == 1) {
                addWords(ids[row], low, high, high >> 63, 1);
            } else {
                addProduct(ids[row], low, high, weight);
            }
        }
    }

    /** Adds the 128-bit value times the weight, modulo 2^192. */
    private void addProduct(int id, long low, long high, long weight) {
        long first = low * weight;
        // High word of the product of an unsigned and a signed number.
        long carried = Math.multiplyHigh(low, weight) + (low >> 63 & weight);
        long middle = high * weight;
        long second = carried + middle;
        long third =
                (carried >> 63) + Math.multiplyHigh(high, weight) + (Long.compareUnsigned(second, carried) < 0 ? 1 : 0);
        addWords(id, first, second, third, weight);
    }

    private void addWords(int id, long first, long second, long third, long weight) {
        int at = WIDTH * id;
        long low = state[at] + first;
        long carry = Long.compareUnsigned(low, first) < 0 ? 1 : 0;
        long middle = state[at + 1] + second;
        long nextCarry = Long.compareUnsigned(middle, second) < 0 ? 1 : 0;
        middle += carry;
        nextCarry += carry != 0 && middle == 0 ? 1 : 0;
        state[at] = low;
        state[at + 1] = middle;
        state[at + 2] += third + nextCarry;
        state[at + 3] += weight;
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        long[] from = ((DecimalSumAccumulator) other).state;
        int at = WIDTH * source;
        addWords(target, from[at], from[at + 1], from[at + 2], from[at + 3]);
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        boolean average = call.function() == AggregateFunction.AVG;
        try (ColumnBuilder builder = ColumnBuilders.create(call.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                int at = WIDTH * ids[i];
                if (state[at + 3] == 0) {
                    builder.appendNull();
                } else if (average) {
                    builder.appendValue(average(at));
                } else {
                    appendSum(at, builder);
                }
            }
            return builder.build();
        }
    }

    private void appendSum(int at, ColumnBuilder builder) {
        long high = state[at + 1];
        if (state[at + 2] != high >> 63
                || high != state[at] >> 63 && sum(at).abs().compareTo(LIMIT) >= 0) {
            throw AggregateErrors.decimalOverflow(call);
        }
        builder.appendDecimal(high, state[at]);
    }

    private Object average(int at) {
        BigDecimal sum = new BigDecimal(sum(at), argumentScale);
        BigDecimal values = BigDecimal.valueOf(state[at + 3]);
        if (call.type().kind().isApproximate()) {
            return sum.doubleValue() / values.doubleValue();
        }
        BigDecimal mean = sum.divide(values, call.type().scale(), RoundingMode.HALF_UP);
        if (mean.precision() > call.type().precision()) {
            throw AggregateErrors.decimalOverflow(call);
        }
        return mean;
    }

    private BigInteger sum(int at) {
        return BigInteger.valueOf(state[at + 2])
                .shiftLeft(64)
                .add(unsigned(state[at + 1]))
                .shiftLeft(64)
                .add(unsigned(state[at]));
    }

    private static BigInteger unsigned(long word) {
        return new BigInteger(Long.toUnsignedString(word));
    }

    @Override
    public void clear(int id) {
        Arrays.fill(state, WIDTH * id, WIDTH * id + WIDTH, 0);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "sums", state, WIDTH * bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        state = reader.readLongs(prefix + "sums");
    }

    @Override
    public long stateBytes() {
        return 8L * state.length;
    }

    @Override
    public void close() {}
}
