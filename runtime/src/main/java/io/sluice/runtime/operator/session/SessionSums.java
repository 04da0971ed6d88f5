package io.sluice.runtime.operator.session;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.aggregate.Accumulator;
import io.sluice.runtime.operator.aggregate.Accumulators;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.BoundCall;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** What is added up of each session, by its number. Not thread-safe. */
final class SessionSums implements AutoCloseable {
    private final List<BoundCall> calls = new ArrayList<>();
    private final BufferAllocator allocator;

    /** @param spec of rows that are only added */
    SessionSums(AggregateSpec spec, BufferAllocator allocator, Scratch scratch) {
        this.allocator = allocator;
        Accumulators accumulators = new Accumulators(spec.input(), false, allocator, scratch);
        for (AggregateCall call : spec.calls()) {
            calls.add(new BoundCall(call, accumulators.create(call), scratch));
        }
    }

    /** Makes room for sessions below {@code bound}. */
    void ensure(int bound) {
        calls.forEach(call -> call.accumulator().ensureGroups(bound));
    }

    /** @param sessions of the rows; 0 for a row that belongs to none */
    void add(ChangeBatch batch, int[] sessions, long[] weights) {
        for (BoundCall call : calls) {
            call.add(batch, 0, batch.rowCount(), sessions, weights);
        }
    }

    /** Adds what there is of one session to another. */
    void merge(int target, int source) {
        for (BoundCall call : calls) {
            Accumulator accumulator = call.accumulator();
            accumulator.merge(target, accumulator, source);
        }
    }

    /** Puts the results, owned by the caller then, behind the first {@code at} columns. */
    void newResults(int[] sessions, int count, Column[] columns, int at) {
        for (int i = 0; i < calls.size(); i++) {
            columns[at + i] = calls.get(i).accumulator().newResult(sessions, count, allocator);
        }
    }

    int size() {
        return calls.size();
    }

    void clear(int session) {
        for (BoundCall call : calls) {
            call.accumulator().clear(session);
        }
    }

    void snapshot(StateWriter writer, int bound) {
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).accumulator().snapshot(writer, "call" + i + ".", bound);
        }
    }

    void restore(StateReader reader) {
        for (int i = 0; i < calls.size(); i++) {
            calls.get(i).accumulator().restore(reader, "call" + i + ".");
        }
    }

    long stateBytes() {
        return calls.stream().mapToLong(call -> call.accumulator().stateBytes()).sum();
    }

    @Override
    public void close() {
        calls.forEach(call -> call.accumulator().close());
    }
}
