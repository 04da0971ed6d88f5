package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;

/** Gives a query's results to the feed of its materialized view, for its table and for the queries on it. The feed belongs to the engine. */
public final class ViewTarget implements QueryTarget {
    private final RelationFeed feed;

    public ViewTarget(RelationFeed feed) {
        this.feed = feed;
    }

    @Override
    public void accept(ChangeBatch changes, long tick) {
        feed.add(changes, tick);
    }

    @Override
    public void endTick(long tick, long watermark) {
        feed.advance(watermark);
    }

    @Override
    public void close() {}
}
