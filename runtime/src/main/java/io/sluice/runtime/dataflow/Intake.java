package io.sluice.runtime.dataflow;

/** Where a stream's or table's rows come from. Called from the tick, one call at a time. */
public interface Intake extends AutoCloseable {
    /**
     * Moves what waits into the feed, up to the limits, and advances its watermark.
     *
     * @return true if more could be had at once and should be, before the next interval
     */
    boolean drain(RelationFeed feed, TickLimits limits, TickTime time);

    /** Whether rows wait that will be taken without anything coming from outside: {@code awaitBounded} and draining wait for these. */
    boolean isPending();

    @Override
    void close();
}
