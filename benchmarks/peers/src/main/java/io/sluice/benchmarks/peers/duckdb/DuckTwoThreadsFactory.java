package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineFactory;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.util.Optional;

/** {@code duckdb-2}: with two threads, whatever the others have. */
public final class DuckTwoThreadsFactory implements EngineFactory {
    @Override
    public String name() {
        return "duckdb-2";
    }

    @Override
    public String title() {
        return "DuckDB, 2 threads";
    }

    @Override
    public Optional<String> excuse(Workload workload) {
        return Optional.empty();
    }

    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return new DuckEngine(workload, settings, 2);
    }
}
