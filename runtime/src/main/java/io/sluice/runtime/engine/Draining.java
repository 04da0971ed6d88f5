package io.sluice.runtime.engine;

import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.Pipeline;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;

/** Waiting for what bounded sources and appenders still hold. */
final class Draining {
    private static final long LONGEST_WAIT_NANOS = 10_000_000;

    private final EngineCore core;

    Draining(EngineCore core) {
        this.core = core;
    }

    /** Runs ticks until nothing is left. */
    void drain() {
        while (core.ticker().locked(Pipeline::hasPending)) {
            core.ticker().tick();
        }
    }

    /** Waits while another thread ticks, or ticks itself when none does; false when the time is up. */
    boolean await(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (core.ticker().locked(Pipeline::hasPending)) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            if (core.ticker().isLooping()) {
                awaitTick(deadline);
            } else {
                core.ticker().tick();
            }
        }
        return true;
    }

    private void awaitTick(long deadline) {
        try {
            core.ticker().awaitTick(Math.min(LONGEST_WAIT_NANOS, deadline - System.nanoTime()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SluiceException(ErrorCode.QUERY_CANCELLED, "interrupted while waiting for bounded sources");
        }
    }
}
