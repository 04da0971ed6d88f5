package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import org.apache.arrow.memory.BufferAllocator;

/** An aggregate over sets of rows that the caller puts together: rows come and go, results are asked for in between. Not thread-safe. */
public final class FrameAggregate implements AutoCloseable {
    private final BoundCall call;
    private final BufferAllocator allocator;

    public FrameAggregate(RowType input, AggregateCall call, BufferAllocator allocator, Scratch scratch) {
        this.allocator = allocator;
        this.call = new BoundCall(call, new Accumulators(input, true, allocator, scratch).create(call), scratch);
    }

    /** Makes room for sets below {@code bound}, which begin empty. Set 0 is not to be used. */
    public void ensureSets(int bound) {
        call.accumulator().ensureGroups(bound);
    }

    /**
     * Adds rows [from, to) to sets, or takes them away.
     *
     * @param sets set of each row, at the row's index
     * @param weights at the row's index: how often it is added, negative to take it away; null for once
     */
    public void add(ChangeBatch rows, int from, int to, int[] sets, long[] weights) {
        if (from < to) {
            call.add(rows, from, to, sets, weights);
        }
    }

    /** The results of these sets, owned by the caller. */
    public Column newResult(int[] sets, int count) {
        return call.accumulator().newResult(sets, count, allocator);
    }

    public void clear(int set) {
        call.accumulator().clear(set);
    }

    /** Writes sets below {@code bound}. */
    public void snapshot(StateWriter writer, String prefix, int bound) {
        call.accumulator().snapshot(writer, prefix, bound);
    }

    public void restore(StateReader reader, String prefix) {
        call.accumulator().restore(reader, prefix);
    }

    public long stateBytes() {
        return call.accumulator().stateBytes();
    }

    @Override
    public void close() {
        call.accumulator().close();
    }
}
