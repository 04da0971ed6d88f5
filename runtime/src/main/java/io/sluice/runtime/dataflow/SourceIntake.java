package io.sluice.runtime.dataflow;

import io.sluice.connector.Source;

/** A stream's shared source: opened with the first reader, polled once a tick for all of them. */
public final class SourceIntake implements Intake {
    private final SourceReader reader;
    private final long maxRows;
    private final IdleTimer idle;
    private volatile RuntimeException failure;

    /** @param maxRows most rows of a tick, whatever the engine's limit */
    public SourceIntake(SourceReader reader, long maxRows, IdleTimer idle) {
        this.reader = reader;
        this.maxRows = maxRows;
        this.idle = idle;
    }

    @Override
    public boolean drain(RelationFeed feed, TickLimits limits, TickTime time) {
        if (failure != null || !feed.isWanted() || reader.state() == Source.State.ENDED) {
            return false;
        }
        long before = feed.rowsTotal();
        reader.read(feed.wantedColumns());
        try {
            reader.poll(limits.atMostRows(maxRows), batch -> feed.add(batch, time.number()));
        } catch (RuntimeException error) {
            failure = error;
            reader.close();
            throw error;
        }
        feed.advance(reader.watermark());
        feed.progress(reader.progress());
        feed.idle(idle.isIdle(feed.rowsTotal() > before, time.nowMicros()));
        // A stream with a limit of its own asks for a pace: it does not hurry the next tick.
        return reader.state() == Source.State.MORE && maxRows == Long.MAX_VALUE;
    }

    @Override
    public boolean isPending() {
        if (failure != null || reader.state() != Source.State.MORE) {
            return false;
        }
        return !reader.isOpen() || reader.isBounded();
    }

    /** Why it stopped reading; null while it does not. Any thread. */
    public RuntimeException failure() {
        return failure;
    }

    public SourceReader reader() {
        return reader;
    }

    @Override
    public void close() {
        reader.close();
    }
}
