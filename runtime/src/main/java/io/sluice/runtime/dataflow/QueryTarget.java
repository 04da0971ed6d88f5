package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.SideBySide;

/** Where a standing query's results go. Called from the tick, once the whole query has succeeded in it. */
public interface QueryTarget extends AutoCloseable {
    /**
     * Tells before the first changes from how many lanes they will come.
     *
     * @param lanes each of which takes back only rows that it has given; 1 when that is not so
     * @param sideBySide lends threads for work on the changes of several lanes at a time
     */
    default void expect(int lanes, SideBySide sideBySide) {}

    /** Takes over changes of the tick. */
    void accept(ChangeBatch changes, long tick);

    /** As {@link #accept(ChangeBatch, long)}, of one lane; below the number of those to be expected unless that is 1. */
    default void accept(ChangeBatch changes, int lane, long tick) {
        accept(changes, tick);
    }

    /**
     * Ends the tick, after all its changes.
     *
     * @param watermark event time of the results complete up to here
     */
    void endTick(long tick, long watermark);

    /** The tick's results are visible to readers. */
    default void published(long tick) {}

    /** The query has failed and will give nothing more. */
    default void failed(RuntimeException error) {}

    @Override
    void close();
}
