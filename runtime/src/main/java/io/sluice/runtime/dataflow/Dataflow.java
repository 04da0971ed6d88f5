package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import java.util.List;

/**
 * The operators of one query, wired: changes enter at the {@linkplain #scans() scan ports} and leave at the receiver. In each tick first
 * all changes are pushed and watermarks told, then {@link #endTick} is called. For one thread at a time.
 */
public final class Dataflow implements AutoCloseable {
    private final List<ScanPort> scans;
    private final List<Step> steps;
    private final WatermarkSource root;
    private final RootOutput output;
    private final TickClock clock;
    private long watermark = Tick.NO_WATERMARK;

    Dataflow(List<ScanPort> scans, List<Step> steps, WatermarkSource root, RootOutput output, TickClock clock) {
        this.scans = List.copyOf(scans);
        this.steps = List.copyOf(steps);
        this.root = root;
        this.output = output;
        this.clock = clock;
    }

    public List<ScanPort> scans() {
        return scans;
    }

    /** All operators, each after those it reads. */
    public List<Step> steps() {
        return steps;
    }

    /** Sets who takes over the results; before the first push. */
    public void connect(Output receiver) {
        output.connect(receiver);
    }

    /** Begins a tick: before its first push. */
    public void beginTick(long nowMicros) {
        clock.set(nowMicros);
    }

    /** Ends the tick of all operators in order. */
    public void endTick(long number, long nowMicros) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).endTick(number, nowMicros);
        }
        long told = root.watermark();
        watermark = told == WatermarkSource.IDLE ? watermark : told;
    }

    /** Up to where the results' event time is complete; it stands still while all inputs are idle. */
    public long watermark() {
        return watermark;
    }

    /** The clock, in microseconds, at which an operator has something to do even when nothing arrives. */
    public long nextDue() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < steps.size(); i++) {
            next = Math.min(next, steps.get(i).operator().nextDue());
        }
        return next;
    }

    /** Bytes of state of all operators. */
    public long stateBytes() {
        long bytes = 0;
        for (Step step : steps) {
            bytes += step.operator().stateBytes();
        }
        return bytes;
    }

    /** Entries of state of all operators. */
    public long stateRows() {
        long rows = 0;
        for (Step step : steps) {
            rows += step.operator().stateRows();
        }
        return rows;
    }

    /** Frees all operators. May be called twice. */
    @Override
    public void close() {
        for (Step step : steps) {
            step.operator().close();
        }
    }

    /** The receiver of the results, known only after wiring. */
    static final class RootOutput implements Output {
        private Output receiver;

        void connect(Output target) {
            receiver = target;
        }

        @Override
        public void emit(ChangeBatch batch) {
            if (batch.rowCount() == 0) {
                batch.close();
            } else {
                receiver.emit(batch);
            }
        }
    }
}
