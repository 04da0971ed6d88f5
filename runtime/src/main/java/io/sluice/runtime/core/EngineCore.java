package io.sluice.runtime.core;

import io.sluice.Clock;
import io.sluice.planner.Planner;
import io.sluice.runtime.catalog.EngineCatalog;
import io.sluice.runtime.connector.ConnectorRegistry;
import io.sluice.runtime.setting.Settings;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The services that all statements share.
 *
 * @param allocator the engine's root: reads zero once the engine and all results are closed
 * @param lateRows what {@code sys.late} shows
 * @param badRows what {@code sys.bad_rows} shows
 * @param workers lends threads to shards of large ticks
 * @param ddl held while the catalog is changed, outside the tick lock
 */
public record EngineCore(
        BufferAllocator allocator,
        Clock clock,
        Settings settings,
        EngineCatalog catalog,
        ConnectorRegistry connectors,
        Planner planner,
        Ticker ticker,
        RejectedRowLog lateRows,
        RejectedRowLog badRows,
        OpenResults results,
        WorkerPool workers,
        ReentrantLock ddl) {}
