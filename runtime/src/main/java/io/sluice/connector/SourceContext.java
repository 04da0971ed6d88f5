package io.sluice.connector;

import io.sluice.planner.type.RowType;

/**
 * What a source is made from.
 *
 * @param name of the stream, for messages
 * @param rowType the columns it must give
 * @param wakeUp may be called from any thread when data waits, so that an engine that ticks on demand does so
 * @param clock the engine's clock in milliseconds since the epoch
 */
public record SourceContext(
        String name,
        RowType rowType,
        ConnectorOptions options,
        Runnable wakeUp,
        java.util.function.LongSupplier clock) {}
