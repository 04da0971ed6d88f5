package io.sluice.runtime.dataflow;

import io.sluice.connector.Sink;
import io.sluice.runtime.batch.ChangeBatch;

/** Writes a query's results to a connector's sink, tick by tick. */
public final class SinkTarget implements QueryTarget {
    private final Sink sink;
    private volatile long rows;
    private volatile long lastTick = -1;

    public SinkTarget(Sink sink) {
        this.sink = sink;
    }

    /** Opens the outside system; throws when it cannot be reached. */
    public void open() {
        sink.open(-1);
    }

    @Override
    public void accept(ChangeBatch changes, long tick) {
        try (changes) {
            rows += changes.rowCount();
            sink.write(tick, changes);
        }
    }

    @Override
    public void endTick(long tick, long watermark) {
        sink.endTick(tick);
        lastTick = tick;
    }

    /** Changes written so far. */
    public long rows() {
        return rows;
    }

    /** The last tick that reached the outside; −1 for none. */
    public long lastTick() {
        return lastTick;
    }

    @Override
    public void close() {
        sink.close();
    }
}
