package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** BIT_AND, BIT_OR and BIT_XOR of integers: how many values a group has, and how many of them have each bit. */
final class BitAccumulator implements Accumulator {
    private static final int WIDTH = 65;

    private final AggregateCall call;
    private final Scratch scratch;

    /** For each group the counts of its 64 bits, lowest first, then that of its values. */
    private long[] counts = new long[2 * WIDTH];

    BitAccumulator(AggregateCall call, Scratch scratch) {
        this.call = call;
        this.scratch = scratch;
    }

    @Override
    public void ensureGroups(int bound) {
        if (WIDTH * bound > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(WIDTH * bound, 2 * counts.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        long[] values = scratch.values(to - from);
        LongCodec.load(arguments[0], from, to, values);
        for (int row = from; row < to; row++) {
            int at = WIDTH * ids[row];
            long weight = weights == null ? 1 : weights[row];
            counts[at + 64] += weight;
            for (long bits = values[row - from]; bits != 0; bits &= bits - 1) {
                counts[at + Long.numberOfTrailingZeros(bits)] += weight;
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        long[] from = ((BitAccumulator) other).counts;
        for (int i = 0; i < WIDTH; i++) {
            counts[WIDTH * target + i] += from[WIDTH * source + i];
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        long[] results = new long[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            int at = WIDTH * ids[i];
            nulls[i] = counts[at + 64] == 0;
            for (int bit = 0; bit < 64; bit++) {
                results[i] |= isSet(counts[at + bit], counts[at + 64]) ? 1L << bit : 0;
            }
        }
        return LongCodec.newColumn(call.type(), results, nulls, count, allocator);
    }

    private boolean isSet(long having, long all) {
        return switch (call.function()) {
            case BIT_AND -> having == all;
            case BIT_OR -> having > 0;
            default -> (having & 1) != 0;
        };
    }

    @Override
    public void clear(int id) {
        Arrays.fill(counts, WIDTH * id, WIDTH * id + WIDTH, 0);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "counts", counts, WIDTH * bound);
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
