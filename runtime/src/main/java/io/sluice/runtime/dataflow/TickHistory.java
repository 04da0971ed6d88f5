package io.sluice.runtime.dataflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest ticks, and sums over all. Thread-safe. */
public final class TickHistory {
    private final Deque<TickRecord> newest = new ArrayDeque<>();
    private long ticks;
    private long rowsIn;
    private long rowsOut;
    private long nanos;

    synchronized void add(TickRecord tick, int keep) {
        newest.addLast(tick);
        while (newest.size() > keep) {
            newest.removeFirst();
        }
        ticks++;
        rowsIn += tick.rowsIn();
        rowsOut += tick.rowsOut();
        nanos += tick.nanos();
    }

    /** Oldest first. */
    public synchronized List<TickRecord> newest() {
        return List.copyOf(newest);
    }

    /** Sums since the engine started; {@code number} is the count of ticks, {@code startedMicros} is 0. */
    public synchronized TickRecord total() {
        return new TickRecord(ticks, 0, nanos, rowsIn, rowsOut);
    }
}
