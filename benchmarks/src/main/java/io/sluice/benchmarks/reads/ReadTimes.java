package io.sluice.benchmarks.reads;

import io.sluice.benchmarks.compare.Durations;

/** How long reads of one kind took, by the clock and of a processor. */
final class ReadTimes {
    private final String name;
    private final Durations durations = new Durations();
    private long processorNanos;

    ReadTimes(String name) {
        this.name = name;
    }

    /** @param processor time that the calling thread had a processor */
    void add(long nanos, long processor) {
        durations.add(nanos);
        processorNanos += processor;
    }

    String name() {
        return name;
    }

    int count() {
        return durations.count();
    }

    /** Processor time of a read of the mean, in microseconds, whatever else the machine does. */
    double processorMicros() {
        return processorNanos / 1e3 / durations.count();
    }

    /** The times that these shares of the reads did not exceed, in microseconds. */
    double[] micros(double... shares) {
        return durations.micros(shares);
    }
}
