package io.sluice.benchmarks.latency;

import java.util.Locale;

/**
 * What a run showed; times in microseconds.
 *
 * @param events latencies counted
 * @param latency p50, p99, p99.9 and the longest, from due to seen
 * @param reads how many reads there were
 * @param read p50, p99, p99.9 and the longest duration of one read
 */
record LatencyResult(LatencyRun run, int events, double[] latency, int reads, double[] read) {
    static final String TABLE_HEAD =
            "| view | batch_interval | p50 µs | p99 µs | p99.9 µs | max µs | read p50 µs | read p99 µs | events | reads |\n"
                    + "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|";
    static final double[] SHARES = {0.5, 0.99, 0.999, 1};

    String tableRow() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %,d | %,d |",
                viewName(),
                run.batchInterval(),
                latency[0],
                latency[1],
                latency[2],
                latency[3],
                read[0],
                read[1],
                events,
                reads);
    }

    /** One line. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"benchmark\":\"latency\",\"engine\":\"sluice\",\"view\":\"%s\",\"batch_interval\":\"%s\",\"events_per_second\":%d,\"events\":%d,"
                        + "\"p50_us\":%.1f,\"p99_us\":%.1f,\"p999_us\":%.1f,\"max_us\":%.1f,\"reads\":%d,\"read_p50_us\":%.1f,\"read_p99_us\":%.1f}",
                viewName(),
                run.batchInterval(),
                run.rate(),
                events,
                latency[0],
                latency[1],
                latency[2],
                latency[3],
                reads,
                read[0],
                read[1]);
    }

    private String viewName() {
        return run.view().name().toLowerCase(Locale.ROOT);
    }
}
