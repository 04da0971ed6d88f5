package io.sluice.benchmarks.latency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found, as a table and as JSON. */
final class LatencyReport {
    private final LatencyOptions options;
    private final List<Row> rows = new ArrayList<>();

    private record Row(LatencyEngine engine, LatencyRun run, LatencyResult result) {}

    LatencyReport(LatencyOptions options) {
        this.options = options;
    }

    void add(LatencyEngine engine, LatencyRun run, LatencyResult result) {
        rows.add(new Row(engine, run, result));
    }

    String markdown() {
        String head = String.format(
                Locale.ROOT,
                "Time from when an event is due to when it is seen, in milliseconds, at %,d events/s; %d s after %d s to warm up, Java %s, %s.%n%n"
                        + "| view | engine | setting | p50 | p99 | p99.9 | longest | a read: p50 | p99 |%n"
                        + "|---|---|---|---:|---:|---:|---:|---:|---:|%n",
                options.rate(),
                options.seconds(),
                options.warmUpSeconds(),
                System.getProperty("java.version"),
                String.join(" ", options.jvmArguments()));
        return head + rows.stream().map(LatencyReport::line).collect(Collectors.joining());
    }

    private static String line(Row row) {
        double[] latency = row.result().latency();
        double[] read = row.result().read();
        String reads = row.result().reads() == 0
                ? "– | –"
                : String.format(Locale.ROOT, "%.3f | %.3f", read[0] / 1e3, read[1] / 1e3);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f | %.2f | %.2f | %s |%n",
                row.run().view().title(),
                row.engine().title(),
                row.run().setting(),
                latency[0] / 1e3,
                latency[1] / 1e3,
                latency[2] / 1e3,
                latency[3] / 1e3,
                reads);
    }

    String json() {
        return String.format(
                        Locale.ROOT,
                        "{\"benchmark\": \"latency\", \"date\": \"%s\", \"java\": \"%s\", \"processors\": %d, \"events_per_second\": %d,"
                                + " \"seconds\": %d, \"warm_up_seconds\": %d, \"runs\": [%n",
                        Instant.now(),
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        options.rate(),
                        options.seconds(),
                        options.warmUpSeconds())
                + rows.stream().map(LatencyReport::json).collect(Collectors.joining(",\n"))
                + "\n]}\n";
    }

    private static String json(Row row) {
        LatencyResult result = row.result();
        String reads = result.reads() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", \"reads\": %d, \"read_p50_us\": %.1f, \"read_p99_us\": %.1f",
                        result.reads(),
                        result.read()[0],
                        result.read()[1]);
        return String.format(
                Locale.ROOT,
                "  {\"engine\": \"%s\", \"setting\": \"%s\", \"view\": \"%s\", \"events\": %d, \"p50_us\": %.1f, \"p99_us\": %.1f,"
                        + " \"p999_us\": %.1f, \"max_us\": %.1f%s}",
                row.engine().name(),
                row.run().setting(),
                row.run().view().name().toLowerCase(Locale.ROOT),
                result.events(),
                result.latency()[0],
                result.latency()[1],
                result.latency()[2],
                result.latency()[3],
                reads);
    }
}
