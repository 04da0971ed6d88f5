package io.sluice.runtime.engine;

import io.sluice.Clock;
import io.sluice.SqlStreamContext;
import java.time.Duration;

/** Gathers settings for a new engine. */
public final class EngineBuilder implements SqlStreamContext.Builder {
    @Override
    public EngineBuilder batchInterval(Duration interval) {
        return this;
    }

    @Override
    public EngineBuilder parallelism(int workers) {
        return this;
    }

    @Override
    public EngineBuilder clock(Clock clock) {
        return this;
    }

    @Override
    public EngineBuilder name(String name) {
        return this;
    }

    @Override
    public EngineBuilder set(String setting, String value) {
        return this;
    }

    @Override
    public SqlStreamContext build() {
        throw new UnsupportedOperationException();
    }
}
