package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.Receivers;
import io.sluice.runtime.lane.TickEnd;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.List;

/** An operator in its place in a dataflow: receives what its inputs emit, passes on what it emits itself, and counts both. */
public final class Step implements Output, TickEnd {
    private final String label;
    private final Operator operator;
    private final List<WatermarkSource> inputs;
    private final StepTimer timer;
    private final Receivers next = new Receivers();
    private long watermark = Tick.NO_WATERMARK;
    private boolean idle;
    private long rowsIn;
    private long rowsOut;
    private long nanos;

    Step(String label, Operator operator, List<WatermarkSource> inputs, StepTimer timer) {
        this.label = label;
        this.operator = operator;
        this.inputs = List.copyOf(inputs);
        this.timer = timer;
    }

    void connect(Output receiver) {
        next.add(receiver);
    }

    /** Takes over a batch for one of the operator's inputs. */
    void accept(int input, ChangeBatch batch) {
        if (batch.rowCount() == 0) {
            batch.close();
            return;
        }
        rowsIn += batch.rowCount();
        long outer = timer.enter();
        try {
            operator.process(input, operator.keepsRowNumbers() ? batch : batch.withoutNumbers(), this);
        } finally {
            nanos += timer.leave(outer);
        }
    }

    /** Takes over what the operator emits. */
    @Override
    public void emit(ChangeBatch batch) {
        if (batch.rowCount() == 0) {
            batch.close();
            return;
        }
        rowsOut += batch.rowCount();
        next.emit(batch);
    }

    /** Takes over what the operator would have emitted for rows that an index has found. */
    void emitChosen(ChangeBatch batch) {
        rowsIn += batch.rowCount();
        emit(batch);
    }

    /** Ends the tick of the operator; all its inputs have ended theirs. */
    @Override
    public void endTick(long number, long nowMicros) {
        long lowest = lowestWatermark();
        idle = lowest == WatermarkSource.IDLE;
        // While all are idle time stands still; it never goes back, whatever joins a running query.
        watermark = idle ? watermark : Math.max(watermark, lowest);
        long outer = timer.enter();
        try {
            operator.endTick(new Tick(number, nowMicros, watermark), this);
        } finally {
            nanos += timer.leave(outer);
        }
    }

    /** For those it feeds: nobody need wait for it while all its inputs are idle. */
    long watermark() {
        return idle ? WatermarkSource.IDLE : watermark;
    }

    /** Writes the operator's state; between ticks. */
    public void snapshot(StateWriter writer) {
        operator.snapshot(writer);
    }

    /** Reads what {@link #snapshot} wrote; before the first tick. */
    public void restore(StateReader reader) {
        operator.restore(reader);
    }

    /** Whether its operator needs no more rows in this tick. */
    public boolean isSatisfied() {
        return operator.isSatisfied();
    }

    Operator operator() {
        return operator;
    }

    /** The operator's line in EXPLAIN ANALYZE. */
    public String label() {
        return label;
    }

    public long rowsIn() {
        return rowsIn;
    }

    public long rowsOut() {
        return rowsOut;
    }

    /** Time spent in this operator alone. */
    public long nanos() {
        return nanos;
    }

    private long lowestWatermark() {
        long lowest = Tick.END_OF_INPUT;
        for (int i = 0; i < inputs.size(); i++) {
            lowest = Math.min(lowest, inputs.get(i).watermark());
        }
        return lowest;
    }
}
