package io.sluice.benchmarks.reads;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a Markdown table and as JSON. */
final class ReadReport {
    private ReadReport() {}

    static String table(ReadOptions options, double events, List<ReadTimes> all) {
        String head = String.format(
                Locale.ROOT,
                "Reads over JDBC in process, %,d accounts, %,.0f events/s, ticks every %s, Java %s.%n%n"
                        + "| read | calls | processor µs | p50 µs | p90 µs | p99 µs | p99.9 µs |%n|---|---:|---:|---:|---:|---:|---:|%n",
                options.accounts(),
                events,
                options.interval(),
                System.getProperty("java.version"));
        return head
                + all.stream()
                        .map(each -> String.format(
                                Locale.ROOT, "| %s | %,d | %.1f | %.1f | %.1f | %.1f | %.1f |%n", cells(each)))
                        .collect(Collectors.joining());
    }

    static String json(ReadOptions options, double events, List<ReadTimes> all) {
        String reads = all.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "    {\"read\": \"%s\", \"calls\": %d, \"processor_micros\": %.1f, \"p50_micros\": %.1f, \"p90_micros\": %.1f,"
                                + " \"p99_micros\": %.1f, \"p999_micros\": %.1f}",
                        cells(each)))
                .collect(Collectors.joining(",\n"));
        return String.format(
                Locale.ROOT,
                "{\n  \"date\": \"%s\",\n  \"java\": \"%s\",\n  \"processors\": %d,\n  \"accounts\": %d,\n"
                        + "  \"events_per_second\": %.0f,\n  \"batch_interval\": \"%s\",\n  \"reads\": [\n%s\n  ]\n}\n",
                Instant.now(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                options.accounts(),
                events,
                options.interval(),
                reads);
    }

    private static Object[] cells(ReadTimes times) {
        double[] micros = times.micros(.5, .9, .99, .999);
        return new Object[] {
            times.name(), times.count(), times.processorMicros(), micros[0], micros[1], micros[2], micros[3]
        };
    }
}
