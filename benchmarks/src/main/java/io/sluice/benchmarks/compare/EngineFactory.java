package io.sluice.benchmarks.compare;

import java.nio.file.Path;
import java.util.List;
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

    /** Whether it takes part only when it is named in {@code --engines}. */
    default boolean isOptional() {
        return false;
    }

    /**
     * The whole class path of this engine's JVM; empty when it has that of the comparison, less what it {@linkplain #refuses refuses}.
     * IllegalStateException with a text for the user when what belongs on it is not there.
     */
    default Optional<String> classPath() {
        return Optional.empty();
    }

    /** Arguments that the JVM of this engine needs beside those of all. */
    default List<String> jvmArguments() {
        return List.of();
    }

    Engine create(Workload workload, EngineSettings settings);
}
