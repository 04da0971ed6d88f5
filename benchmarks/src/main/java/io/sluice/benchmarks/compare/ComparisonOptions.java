package io.sluice.benchmarks.compare;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link Comparison} is asked to do.
 *
 * @param events of Nexmark, a multiple of 50
 * @param tick events of a tick, a multiple of 50
 * @param runs that are measured
 * @param seconds after which no more runs to warm up follow, and then three that count are enough, for one engine with one query
 * @param jvmArguments of the engines' JVMs
 * @param out directory of the reports
 */
record ComparisonOptions(
        int events,
        int tick,
        int runs,
        int warmUpRuns,
        int seconds,
        int parallelism,
        List<String> queries,
        List<String> engines,
        List<String> jvmArguments,
        Path out) {
    private static final Set<String> NAMES = Set.of(
            "--events",
            "--tick",
            "--runs",
            "--warm-up",
            "--seconds",
            "--parallelism",
            "--queries",
            "--engines",
            "--jvm",
            "--out");

    /** IllegalArgumentException with a text for the user when they cannot be understood. */
    static ComparisonOptions parse(String... args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("give pairs of these names and a value: "
                        + NAMES.stream().sorted().toList());
            }
            given.put(args[i], args[i + 1]);
        }
        return new ComparisonOptions(
                number(given, "--events", 5_000_000),
                number(given, "--tick", 100_000),
                number(given, "--runs", 5),
                number(given, "--warm-up", 3),
                number(given, "--seconds", 10),
                number(given, "--parallelism", 1),
                words(
                        given,
                        "--queries",
                        Workload.all().stream().map(Workload::name).toList()),
                words(
                        given,
                        "--engines",
                        Engines.all().stream().map(EngineFactory::name).toList()),
                Arrays.asList(given.getOrDefault("--jvm", "-Xmx8g").split(" ")),
                Path.of(given.getOrDefault("--out", "target/comparison")));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return given.containsKey(name) ? Integer.parseInt(given.get(name).replace("_", "")) : otherwise;
    }

    private static List<String> words(Map<String, String> given, String name, List<String> otherwise) {
        return given.containsKey(name) ? List.of(given.get(name).split(",")) : otherwise;
    }
}
