package io.sluice.benchmarks.peers.spark;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.optional.EngineMaker;

/** Makes {@link SparkEngine}s. */
public final class SparkMaker implements EngineMaker {
    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return new SparkEngine(workload, settings);
    }
}
