package io.sluice.benchmarks.latency;

import io.sluice.benchmarks.compare.Arguments;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link LatencyBenchmark} is asked to do.
 *
 * @param rate events a second
 * @param seconds that count, of each run
 * @param warmUpSeconds before them
 * @param engines names
 * @param jvmArguments of the engines' JVMs
 * @param out directory of the reports
 */
record LatencyOptions(
        int rate, int seconds, int warmUpSeconds, List<String> engines, List<String> jvmArguments, Path out) {
    /** IllegalArgumentException with a text for the user when they cannot be understood. */
    static LatencyOptions parse(List<String> engines, String... args) {
        Arguments given =
                Arguments.parse(List.of("--rate", "--seconds", "--warm-up", "--engines", "--jvm", "--out"), args);
        return new LatencyOptions(
                given.number("--rate", 100_000),
                given.number("--seconds", 15),
                given.number("--warm-up", 10),
                given.words("--engines", ",", engines),
                given.words("--jvm", " ", List.of("-Xmx2g")),
                Path.of(given.text("--out", "target/comparison")));
    }
}
