package io.sluice.benchmarks.start;

import io.sluice.benchmarks.compare.Spread;
import io.sluice.benchmarks.start.ColdStart.StartResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The times as a table and as JSON. */
final class StartReport {
    private StartReport() {}

    static String markdown(List<StartResult> results, List<String> jvmArguments) {
        String head = String.format(
                Locale.ROOT,
                "Seconds from the launch of a JVM to the first result of a windowed count over %,d rows; Java %s%s.%n%n"
                        + "| engine | median | least | most | runs |%n|---|---:|---:|---:|---:|%n",
                FirstResult.ROWS,
                System.getProperty("java.version"),
                jvmArguments.isEmpty() ? "" : ", " + String.join(" ", jvmArguments));
        return head + results.stream().map(StartReport::line).collect(Collectors.joining());
    }

    private static String line(StartResult result) {
        Spread spread = result.spread();
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %d |%n",
                title(result),
                spread.median() / 1e3,
                spread.least() / 1e3,
                spread.most() / 1e3,
                result.millis().length);
    }

    private static String title(StartResult result) {
        String title = result.program().title();
        return result.launch().title().isEmpty()
                ? title
                : title + ", " + result.launch().title();
    }

    static String json(List<StartResult> results, List<String> jvmArguments) {
        return String.format(
                        Locale.ROOT,
                        "{\"benchmark\": \"start\", \"date\": \"%s\", \"java\": \"%s\", \"jvm\": \"%s\", \"processors\": %d, \"runs\": [%n",
                        Instant.now(),
                        System.getProperty("java.version"),
                        String.join(" ", jvmArguments),
                        Runtime.getRuntime().availableProcessors())
                + results.stream().map(StartReport::json).collect(Collectors.joining(",\n"))
                + "\n]}\n";
    }

    private static String json(StartResult result) {
        return String.format(
                Locale.ROOT,
                "  {\"engine\": \"%s\", \"launch\": \"%s\", \"millis\": %s}",
                result.program().name(),
                result.launch().title(),
                Arrays.toString(result.millis()));
    }
}
