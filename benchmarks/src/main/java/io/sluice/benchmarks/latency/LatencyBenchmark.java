package io.sluice.benchmarks.latency;

import io.sluice.benchmarks.compare.ForkedJvm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Time from the moment an event is due until it is visible in a view, beside a steady load: for each engine, view and setting a JVM of its own. Arguments:
 * {@link LatencyOptions}. Prints a table and writes {@code latency.md} and {@code latency.json}.
 */
public final class LatencyBenchmark {
    /** Beside the time of the load itself, until an engine is stopped. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final LatencyOptions options;
    private final PrintStream log;

    private LatencyBenchmark(LatencyOptions options, PrintStream log) {
        this.options = options;
        this.log = log;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.out.print(run(LatencyOptions.parse(names(), args)));
        } catch (IllegalArgumentException | IllegalStateException error) {
            System.err.println(error.getMessage());
            System.exit(2);
        }
    }

    private static List<String> names() {
        return ServiceLoader.load(LatencyEngine.class).stream()
                .map(provider -> provider.get().name())
                .sorted(Comparator.comparing(name -> !name.equals("sluice")))
                .toList();
    }

    /** Returns the table. IllegalArgumentException when there is no such engine. */
    static String run(LatencyOptions options) throws IOException, InterruptedException {
        List<LatencyEngine> engines =
                options.engines().stream().map(LatencyFork::find).toList();
        Files.createDirectories(options.out());
        LatencyReport report = new LatencyReport(options);
        try (PrintStream log = new PrintStream(
                Files.newOutputStream(options.out().resolve("latency.log")), true, StandardCharsets.UTF_8)) {
            LatencyBenchmark benchmark = new LatencyBenchmark(options, log);
            for (LatencyView view : LatencyView.values()) {
                for (LatencyEngine engine : engines) {
                    benchmark.measure(engine, view, report);
                }
            }
        }
        return report.markdown();
    }

    private void measure(LatencyEngine engine, LatencyView view, LatencyReport report)
            throws IOException, InterruptedException {
        for (String setting : engine.settings()) {
            int warmUp = options.warmUpSeconds() * options.rate();
            LatencyRun run =
                    new LatencyRun(view, setting, options.rate(), warmUp, warmUp + options.seconds() * options.rate());
            report.add(engine, run, fork(engine, run));
            Files.writeString(options.out().resolve("latency.md"), report.markdown());
            Files.writeString(options.out().resolve("latency.json"), report.json());
        }
    }

    private LatencyResult fork(LatencyEngine engine, LatencyRun run) throws IOException, InterruptedException {
        log.println("--- " + engine.name() + " " + run);
        LatencyResult[] found = new LatencyResult[1];
        int status = ForkedJvm.run(
                LatencyFork.class,
                engine::refuses,
                Stream.concat(ForkedJvm.OPENED.stream(), options.jvmArguments().stream())
                        .toList(),
                LatencyFork.arguments(engine, run),
                Duration.ofSeconds(options.warmUpSeconds() + options.seconds()).plus(LONGEST_START),
                line -> {
                    log.println(line);
                    if (line.startsWith(LatencyFork.RESULT)) {
                        found[0] = LatencyResult.ofFields(line.substring(LatencyFork.RESULT.length()));
                    }
                });
        if (found[0] == null) {
            throw new IllegalStateException(engine.name() + " with " + run.setting() + " ended with status " + status
                    + ", see " + options.out().resolve("latency.log"));
        }
        return found[0];
    }
}
