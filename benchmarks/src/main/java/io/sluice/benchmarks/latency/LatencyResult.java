package io.sluice.benchmarks.latency;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a run showed; times in microseconds.
 *
 * @param events latencies counted
 * @param latency p50, p99, p99.9 and the longest, from due to seen
 * @param reads how many reads there were
 * @param read p50, p99, p99.9 and the longest duration of one read; NaN when there was none
 */
public record LatencyResult(int events, double[] latency, int reads, double[] read) {
    static final double[] SHARES = {0.5, 0.99, 0.999, 1};

    /** For {@link #ofFields}. */
    String toFields() {
        return events + "," + reads + "," + fields(latency) + "," + fields(read);
    }

    static LatencyResult ofFields(String text) {
        String[] fields = text.split(",");
        double[] numbers =
                Arrays.stream(fields).mapToDouble(Double::parseDouble).toArray();
        int half = 2 + SHARES.length;
        return new LatencyResult(
                (int) numbers[0],
                Arrays.copyOfRange(numbers, 2, half),
                (int) numbers[1],
                Arrays.copyOfRange(numbers, half, half + SHARES.length));
    }

    private static String fields(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(","));
    }
}
