package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;

/** Where a standing query's results go. Called from the tick, once the whole query has succeeded in it. */
public interface QueryTarget extends AutoCloseable {
    /** Takes over changes of the tick. */
    void accept(ChangeBatch changes, long tick);

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
