package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineFactory;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.util.Optional;

/** {@code duckdb}: with as many threads as the others have workers. */
public final class DuckFactory implements EngineFactory {
    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String title() {
        return "DuckDB";
    }

    @Override
    public Optional<String> excuse(Workload workload) {
        return Optional.empty();
    }

    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return new DuckEngine(workload, settings, settings.parallelism());
    }
}
