package io.sluice.connector;

import io.sluice.runtime.batch.ChangeBatch;

/** Where results go. Called from one thread at a time: any number of writes, then the end of the tick. */
public interface Sink extends AutoCloseable {
    /** Opens it; {@code lastTick} is the last one it is known to have completed, −1 for none. */
    void open(long lastTick);

    /** Changes of a tick; the batch stays the caller's. Without {@link Capability#RETRACTIONS} all weights are positive. */
    void write(long tick, ChangeBatch changes);

    /** Makes everything written in this tick durable and visible outside. */
    void endTick(long tick);

    @Override
    void close();
}
