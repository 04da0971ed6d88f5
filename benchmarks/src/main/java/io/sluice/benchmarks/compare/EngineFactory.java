package io.sluice.benchmarks.compare;

import java.nio.file.Path;
import java.util.Optional;

/** Makes engines; found by {@link java.util.ServiceLoader}. */
public interface EngineFactory {
    /** As in the argument {@code --engines}. */
    String name();

    /** As in the heading of a table. */
    String title();

    /** Why this engine does not take part in a workload; empty when it does. */
    Optional<String> excuse(Workload workload);

    /** Whether the JVM of this engine must not have this jar or directory on its class path: a library of another engine, say. */
    default boolean refuses(Path classPathEntry) {
        return false;
    }

    Engine create(Workload workload, EngineSettings settings);
}
