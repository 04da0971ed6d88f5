package io.sluice.benchmarks.latency;

import java.util.Arrays;

/** Durations in nanoseconds, each kept as it is. For one thread. */
final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    /** The durations in microseconds that these shares, from 0 to 1, of all do not exceed; at least one must have been added. */
    double[] micros(double... shares) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e3)
                .toArray();
    }
}
