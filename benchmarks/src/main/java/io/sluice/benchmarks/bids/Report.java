package io.sluice.benchmarks.bids;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Results as the rows of a Markdown table. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void header(int runs) {
        out.println("Median and best of " + runs
                + " runs, in M rows/s: by the wall clock, and by processor time of the thread.");
        out.println();
        out.println("| query | wall | best | processor | best | target | result |");
        out.println("|---|---:|---:|---:|---:|---:|---|");
    }

    /** A line of rates of runs over so many rows; their result has been checked. */
    void rates(String name, long rows, List<Timing> timings, long target) {
        double[] wall = rates(rows, timings, Timing::wallNanos);
        double[] processor = rates(rows, timings, Timing::processorNanos);
        double median = processor[processor.length / 2];
        out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | checked, %s |%n",
                name,
                wall[wall.length / 2],
                wall[wall.length - 1],
                median,
                processor[processor.length - 1],
                target / 1e6,
                median * 1e6 >= target ? "reached" : "MISSED");
    }

    /** A line in microseconds, least last. */
    void micros(String name, Timing median, Timing best, double target) {
        out.printf(
                Locale.ROOT,
                "| %s, µs | %.1f | %.1f | %.1f | %.1f | %.1f | checked, %s |%n",
                name,
                median.wallNanos() / 1e3,
                best.wallNanos() / 1e3,
                median.processorNanos() / 1e3,
                best.processorNanos() / 1e3,
                target,
                median.processorNanos() / 1e3 <= target ? "reached" : "MISSED");
    }

    private static double[] rates(long rows, List<Timing> timings, ToDoubleFunction<Timing> nanos) {
        return timings.stream()
                .mapToDouble(timing -> rows / nanos.applyAsDouble(timing) * 1e3)
                .sorted()
                .toArray();
    }
}
