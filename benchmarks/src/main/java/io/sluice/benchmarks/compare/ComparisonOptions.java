package io.sluice.benchmarks.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@link Comparison} is asked to do.
 *
 * @param events of Nexmark, a multiple of 50
 * @param tick events of a tick, a multiple of 50
 * @param runs that are measured
 * @param seconds after which no more runs to warm up follow, and then three that count are enough, for one engine with one query
 * @param limit after which an engine is stopped with one query that has not come to its end
 * @param jvmArguments of the engines' JVMs
 * @param out directory of the reports
 */
record ComparisonOptions(
        int events,
        int tick,
        int runs,
        int warmUpRuns,
        int seconds,
        Duration limit,
        int parallelism,
        List<String> queries,
        List<String> engines,
        List<String> jvmArguments,
        Path out) {
    private static final List<String> NAMES = List.of(
            "--events",
            "--tick",
            "--runs",
            "--warm-up",
            "--seconds",
            "--limit",
            "--parallelism",
            "--queries",
            "--engines",
            "--jvm",
            "--out");

    /** IllegalArgumentException with a text for the user when they cannot be understood. */
    static ComparisonOptions parse(String... args) {
        Arguments given = Arguments.parse(NAMES, args);
        return new ComparisonOptions(
                given.number("--events", 5_000_000),
                given.number("--tick", 100_000),
                given.number("--runs", 5),
                given.number("--warm-up", 3),
                given.number("--seconds", 10),
                Duration.ofSeconds(given.number("--limit", 900)),
                given.number("--parallelism", 1),
                given.words(
                        "--queries",
                        ",",
                        Workload.all().stream().map(Workload::name).toList()),
                given.words(
                        "--engines",
                        ",",
                        Engines.all().stream()
                                .filter(engine -> !engine.isOptional())
                                .map(EngineFactory::name)
                                .toList()),
                given.words("--jvm", " ", List.of("-Xmx8g")),
                Path.of(given.text("--out", "target/comparison")));
    }

    /** Of the JVMs, with those that are always needed. */
    List<String> forkArguments() {
        return Stream.concat(ForkedJvm.OPENED.stream(), jvmArguments.stream()).toList();
    }
}
