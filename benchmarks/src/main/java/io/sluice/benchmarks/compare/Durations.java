package io.sluice.benchmarks.compare;

import java.util.Arrays;

/** Durations in nanoseconds, each kept as it is. For one thread. */
public final class Durations {
    private long[] nanos = new long[1 << 16];
    private int count;

    public void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    public int count() {
        return count;
    }

    /** The durations in microseconds that these shares, from 0 to 1, of all do not exceed; NaN when there is none. */
    public double[] micros(double... shares) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> count == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e3)
                .toArray();
    }
}
