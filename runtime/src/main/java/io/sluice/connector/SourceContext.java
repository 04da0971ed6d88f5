package io.sluice.connector;

import io.sluice.planner.type.RowType;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What a source is made from.
 *
 * @param name of the stream, for messages
 * @param rowType the columns it must give
 * @param wakeUp may be called from any thread when data waits, so that an engine that ticks on demand does so
 * @param clock the engine's clock in milliseconds since the epoch
 * @param workers lend threads while a poll lasts, for work that can be done side by side
 * @param parallelism how many threads a poll may use at the same time, its own among them; may change
 */
public record SourceContext(
        String name,
        RowType rowType,
        ConnectorOptions options,
        Runnable wakeUp,
        LongSupplier clock,
        Executor workers,
        IntSupplier parallelism) {
    /** For a source that works on one thread. */
    public SourceContext(String name, RowType rowType, ConnectorOptions options, Runnable wakeUp, LongSupplier clock) {
        this(name, rowType, options, wakeUp, clock, Runnable::run, () -> 1);
    }
}
