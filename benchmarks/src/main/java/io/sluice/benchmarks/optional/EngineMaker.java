package io.sluice.benchmarks.optional;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;

/** The part of an optional engine that needs its libraries; found by {@link java.util.ServiceLoader} in the engine's own JVM. */
public interface EngineMaker {
    Engine create(Workload workload, EngineSettings settings);
}
