package io.sluice.benchmarks.latency;

import java.nio.file.Path;
import java.util.List;

/** An engine whose latency is measured; found by {@link java.util.ServiceLoader}. */
public interface LatencyEngine {
    /** As in the argument {@code --engines}. */
    String name();

    /** As in a table. */
    String title();

    /** Each is measured by itself. */
    List<String> settings();

    /** Whether the JVM of this engine must not have this jar or directory on its class path. */
    default boolean refuses(Path classPathEntry) {
        return false;
    }

    /** Lets the events come when they are due, until all are seen; alone in its JVM. */
    LatencyResult measure(LatencyRun run) throws Exception;
}
