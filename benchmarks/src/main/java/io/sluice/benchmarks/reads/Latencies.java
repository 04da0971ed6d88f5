package io.sluice.benchmarks.reads;

import java.util.Arrays;

/** Times of many calls of one kind, in nanoseconds. */
final class Latencies {
    private final String name;
    private long[] nanos = new long[1 << 12];
    private int count;
    private boolean sorted;
    private long processorNanos;

    Latencies(String name) {
        this.name = name;
    }

    /** @param processor time that the calling thread had a processor */
    void add(long value, long processor) {
        processorNanos += processor;
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = value;
        sorted = false;
    }

    String name() {
        return name;
    }

    int count() {
        return count;
    }

    /** Processor time of a call of the mean, in microseconds, whatever else the machine does. */
    double processorMicros() {
        return processorNanos / 1e3 / count;
    }

    /** The time that a share of the calls did not exceed, in microseconds. */
    double micros(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        return nanos[Math.min(count - 1, (int) (share * count))] / 1e3;
    }
}
