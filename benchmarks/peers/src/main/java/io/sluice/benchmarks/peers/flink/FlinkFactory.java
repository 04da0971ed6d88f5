package io.sluice.benchmarks.peers.flink;

import io.sluice.benchmarks.compare.Engine;
import io.sluice.benchmarks.compare.EngineFactory;
import io.sluice.benchmarks.compare.EngineSettings;
import io.sluice.benchmarks.compare.Workload;
import java.nio.file.Path;
import java.util.Optional;

/** {@code flink}. */
public final class FlinkFactory implements EngineFactory {
    @Override
    public String name() {
        return "flink";
    }

    @Override
    public String title() {
        return "Flink";
    }

    @Override
    public Optional<String> excuse(Workload workload) {
        return FlinkQuery.exists(workload)
                ? Optional.empty()
                : Optional.of("OVER with ROWS between two bounds takes no input that changes");
    }

    /** Flink brings compilers of its own. */
    @Override
    public boolean refuses(Path classPathEntry) {
        String name = classPathEntry.getFileName().toString();
        return name.startsWith("janino") || name.startsWith("commons-compiler") || name.startsWith("calcite");
    }

    @Override
    public Engine create(Workload workload, EngineSettings settings) {
        return new FlinkEngine(workload, settings);
    }
}
