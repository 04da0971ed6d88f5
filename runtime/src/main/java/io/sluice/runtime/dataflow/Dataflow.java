package io.sluice.runtime.dataflow;

import io.sluice.runtime.lane.Lanes;
import io.sluice.runtime.lane.SideBySide;
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
    private final Lanes lanes;
    private final WatermarkSource root;
    private final LaneResults results;
    private final int apart;
    private final TickClock clock;
    private long watermark = Tick.NO_WATERMARK;

    Dataflow(
            List<ScanPort> scans,
            List<Step> steps,
            Lanes lanes,
            WatermarkSource root,
            LaneResults results,
            int apart,
            TickClock clock) {
        this.scans = List.copyOf(scans);
        this.steps = List.copyOf(steps);
        this.lanes = lanes;
        this.root = root;
        this.results = results;
        this.apart = apart;
        this.clock = clock;
        lanes.afterRound(results::release);
    }

    public List<ScanPort> scans() {
        return scans;
    }

    /** All operators of all lanes, each after those it reads. */
    public List<Step> steps() {
        return steps;
    }

    /** Sets who takes over the results; before the first push. */
    public void connect(Output receiver) {
        connect((batch, lane) -> receiver.emit(batch));
    }

    /** As {@link #connect(Output)}, with the lane that gives each batch. */
    void connect(LaneResults.Receiver receiver) {
        results.connect(receiver);
    }

    /** How many lanes give their results apart: each takes back only what it has given; 1 when that is not so. */
    int apart() {
        return apart;
    }

    SideBySide sideBySide() {
        return lanes.sideBySide();
    }

    /** Begins a tick: before its first push. */
    public void beginTick(long nowMicros) {
        clock.set(nowMicros);
    }

    /** Ends the tick of all operators in order. */
    public void endTick(long number, long nowMicros) {
        lanes.endTick(number, nowMicros);
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
        lanes.close();
        results.close();
    }
}
