package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.GrowingLongs;
import io.sluice.runtime.state.LongCodec;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/** MIN, MAX and ANY_VALUE of values of at most 64 bits over rows that are only added: one value a group. */
final class LongExtremeAccumulator implements Accumulator {
    private final Extreme extreme;
    private final SqlType type;
    private final Scratch scratch;

    /** The value at 2i, and whether there is one, 0 or 1, at 2i + 1. */
    private final GrowingLongs state;

    LongExtremeAccumulator(Extreme extreme, SqlType type, BufferAllocator allocator, Scratch scratch) {
        this.extreme = extreme;
        this.type = type;
        this.scratch = scratch;
        this.state = new GrowingLongs(allocator);
        state.ensure(2);
    }

    @Override
    public void ensureGroups(int bound) {
        state.ensure(2L * bound);
    }

    @Override
    public void add(Column[] arguments, int from, int to, int[] ids, long[] weights) {
        Column argument = arguments[0];
        long[] values = scratch.values(to - from);
        LongCodec.load(argument, from, to, values);
        for (int row = from; row < to; row++) {
            offer(ids[row], values[row - from]);
        }
    }

    @Override
    public void merge(int target, Accumulator other, int source) {
        LongExtremeAccumulator from = (LongExtremeAccumulator) other;
        if (from.has(source)) {
            offer(target, from.state.get(2L * source));
        }
    }

    private void offer(int id, long value) {
        if (!has(id) || replaces(value, state.get(2L * id))) {
            state.set(2L * id, value);
            state.set(2L * id + 1, 1);
        }
    }

    private boolean has(int id) {
        return state.get(2L * id + 1) != 0;
    }

    @Override
    public Column newResult(int[] ids, int count, BufferAllocator allocator) {
        long[] values = new long[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = state.get(2L * ids[i]);
            nulls[i] = !has(ids[i]);
        }
        return LongCodec.newColumn(type, values, nulls, count, allocator);
    }

    @Override
    public void clear(int id) {
        state.set(2L * id + 1, 0);
    }

    @Override
    public void snapshot(StateWriter writer, String prefix, int bound) {
        state.snapshot(writer, prefix + "values", 2 * bound);
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        state.restore(reader, prefix + "values");
    }

    @Override
    public long stateBytes() {
        return state.bytes();
    }

    @Override
    public void close() {
        state.close();
    }

    private boolean replaces(long value, long current) {
        return switch (extreme) {
            case SMALLEST -> value < current;
            case LARGEST -> value > current;
            case FIRST -> false;
        };
    }
}
