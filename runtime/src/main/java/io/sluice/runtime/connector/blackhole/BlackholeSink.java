package io.sluice.runtime.connector.blackhole;

import io.sluice.connector.Sink;
import io.sluice.runtime.batch.ChangeBatch;

/** Looks at nothing but the number of rows. */
public final class BlackholeSink implements Sink {
    private volatile long rows;

    /** Rows of all batches so far, whatever their weight; from any thread. */
    public long rows() {
        return rows;
    }

    @Override
    public void open(long lastTick) {}

    @Override
    public void write(long tick, ChangeBatch changes) {
        long before = rows;
        rows = before + changes.rowCount();
    }

    @Override
    public void endTick(long tick) {}

    @Override
    public void close() {}
}
