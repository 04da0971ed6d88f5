package io.sluice.benchmarks.growth;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures a view of 1,000 to 10,000,000 groups, and sliding windows that overlap 1 to 3,600 times, each size in a JVM of its own so that its
 * peak memory is known; windows warm up with 2,000,000 rows. Rows are made as they are fed, so hardly any memory but the engine's counts. Arguments, all optional: rows of a case
 * (5,000,000), {@code -o FILE} for the results as JSON too, {@code -f NAME} for the cases whose name begins so, and {@code -J OPTION}, which
 * may come again, for the JVMs; {@link #JVM_OPTIONS} when none is given.
 */
public final class GrowthBenchmark {
    /** State lies off the heap. The heap is kept to what is in use, or its garbage would be most of what is measured as memory. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC", "-Xms64m", "-Xmn48m", "-Xmx6g", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20");

    private GrowthBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long rows = 5_000_000;
        String only = "";
        Path file = null;
        List<String> options = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-o" -> file = Path.of(args[++i]);
                case "-f" -> only = args[++i];
                case "-J" -> options.add(args[++i]);
                default -> rows = Long.parseLong(args[i]);
            }
        }
        List<GrowthResult> results = run(cases(rows, only), options.isEmpty() ? JVM_OPTIONS : options, System.out);
        if (file != null) {
            Files.writeString(file, json(results));
        }
    }

    /** All cases whose names begin with {@code only}. */
    static List<GrowthCase> cases(long rows, String only) {
        List<GrowthCase> cases = new ArrayList<>();
        for (int groups : new int[] {1_000, 10_000, 100_000, 1_000_000, 10_000_000}) {
            cases.add(GrowthCase.groups(groups, rows));
        }
        for (long rowsPerSecond : new long[] {10_000, 1_000}) {
            for (int seconds : new int[] {1, 10, 60, 600, 3_600}) {
                cases.add(GrowthCase.overlap(seconds, rows, rowsPerSecond));
            }
        }
        return cases.stream().filter(growth -> growth.name().startsWith(only)).toList();
    }

    /** Runs the cases one after the other, each in a JVM of its own, and prints a table of them. */
    static List<GrowthResult> run(List<GrowthCase> cases, List<String> jvmOptions, PrintStream out)
            throws IOException, InterruptedException {
        out.println(GrowthResult.HEADER);
        List<GrowthResult> results = new ArrayList<>();
        for (GrowthCase growth : cases) {
            GrowthResult result = GrowthFork.measure(growth, jvmOptions);
            results.add(result);
            out.println(result.toTableRow());
        }
        return results;
    }

    static String json(List<GrowthResult> results) {
        return results.stream().map(GrowthResult::toJson).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }
}
