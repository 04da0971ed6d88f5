package io.sluice.benchmarks.sluice;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineFactory;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.util.Optional;

/** {@code sluice}. */
public final class SluiceFactory implements EngineFactory {
    @Override
    public String name() {
        return "sluice";
    }

    @Override
    public String title() {
        return "Sluice";
    }

    @Override
    public Optional<String> excuse(Workload workload) {
        return Optional.empty();
    }

    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return workload.kind() == Workload.Kind.FILE
                ? new FileEngine(workload, settings)
                : new MemoryEngine(workload, settings);
    }
}
