package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.SideBySide;

/** Gives a query's results to the feed of its materialized view, for its table and for the queries on it. The feed belongs to the engine. */
public final class ViewTarget implements QueryTarget {
    private final RelationFeed feed;
    private final boolean changing;
    private boolean inParts;

    /** @param changing whether rows may be taken back: others cost the table too little for parts, and stay in the order in which they come */
    public ViewTarget(RelationFeed feed, boolean changing) {
        this.feed = feed;
        this.changing = changing;
    }

    @Override
    public void expect(int lanes, SideBySide sideBySide) {
        inParts = changing && lanes > 1;
        if (inParts) {
            feed.table().ifPresent(table -> table.split(lanes, sideBySide));
        }
    }

    @Override
    public void accept(ChangeBatch changes, long tick) {
        accept(changes, 0, tick);
    }

    @Override
    public void accept(ChangeBatch changes, int lane, long tick) {
        feed.add(changes, inParts ? lane : 0, tick);
    }

    @Override
    public void endTick(long tick, long watermark) {
        feed.advance(watermark);
    }

    @Override
    public void close() {}
}
