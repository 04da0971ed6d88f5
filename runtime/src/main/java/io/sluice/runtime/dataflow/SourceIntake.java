package io.sluice.runtime.dataflow;

import io.sluice.connector.Source;

/** A stream's shared source: opened with the first reader, polled once a tick for all of them. */
public final class SourceIntake implements Intake {
    private final SourceReader reader;
    private volatile RuntimeException failure;

    public SourceIntake(SourceReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean drain(RelationFeed feed, TickLimits limits, long tick) {
        if (failure != null || !feed.isWanted() || reader.state() == Source.State.ENDED) {
            return false;
        }
        try {
            reader.poll(limits, batch -> feed.add(batch, tick));
        } catch (RuntimeException error) {
            failure = error;
            reader.close();
            throw error;
        }
        feed.advance(reader.watermark());
        feed.progress(reader.progress());
        return reader.state() == Source.State.MORE;
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
