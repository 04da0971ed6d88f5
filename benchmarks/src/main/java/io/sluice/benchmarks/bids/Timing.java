package io.sluice.benchmarks.bids;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long something took on the calling thread: by the wall clock, and of that the time the thread had a processor. */
record Timing(double wallNanos, double processorNanos) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A point in time from which to measure. */
    record Start(long wallNanos, long processorNanos) {
        /** The time since then. On the thread that made the start. */
        Timing stop() {
            return new Timing(
                    System.nanoTime() - wallNanos, Math.max(1, THREADS.getCurrentThreadCpuTime() - processorNanos));
        }
    }

    static Start start() {
        return new Start(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
    }
}
