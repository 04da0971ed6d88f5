package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** MIN, MAX and ANY_VALUE of values of at most 64 bits over rows that are only added: one value a group. */
final class LongExtremeAccumulator implements Accumulator {
    private final Extreme extreme;
    private final SqlType type;
    private final Scratch scratch;

    /** The value at 2i, and whether there is one, 0 or 1, at 2i + 1. */
    private long[] state = new long[16];

    LongExtremeAccumulator(Extreme extreme, SqlType type, Scratch scratch) {
        this.extreme = extreme;
        this.type = type;
        this.scratch = scratch;
    }

    @Override
    public void ensureGroups(int bound) {
        if (2 * bound > state.length) {
            state = Arrays.copyOf(state, Math.max(2 * bound, 2 * state.length));
        }
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        long[] values = scratch.values(to - from);
        LongCodec.load(argument, from, to, values);
        for (int row = from; row < to; row++) {
            int at = 2 * ids[row];
            long value = values[row - from];
            if (state[at + 1] == 0 || replaces(value, state[at])) {
                state[at] = value;
                state[at + 1] = 1;
            }
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        long[] from = ((LongExtremeAccumulator) other).state;
        if (from[2 * source + 1] != 0
                && (state[2 * target + 1] == 0 || replaces(from[2 * source], state[2 * target]))) {
            state[2 * target] = from[2 * source];
            state[2 * target + 1] = 1;
        }
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        long[] values = new long[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = state[2 * ids[i]];
            nulls[i] = state[2 * ids[i] + 1] == 0;
        }
        return LongCodec.newColumn(type, values, nulls, count, allocator);
    }

    @Override
    public void clear(int id) {
        state[2 * id + 1] = 0;
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        writer.writeLongs(prefix + "values", state, 2 * bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        state = reader.readLongs(prefix + "values");
    }

    @Override
    public long stateBytes() {
        return 8L * state.length;
    }

    @Override
    public void close() {}

    private boolean replaces(long value, long current) {
        return switch (extreme) {
            case SMALLEST -> value < current;
            case LARGEST -> value > current;
            case FIRST -> false;
        };
    }
}
