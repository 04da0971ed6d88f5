package io.sluice.benchmarks.peers.hazelcast;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import io.sluice.benchmarks.optional.EngineMaker;

/** Makes {@link HazelcastEngine}s. */
public final class HazelcastMaker implements EngineMaker {
    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return new HazelcastEngine(workload, settings);
    }
}
