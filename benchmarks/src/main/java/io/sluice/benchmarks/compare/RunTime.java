package io.sluice.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How long a run took.
 *
 * @param wallNanos by the clock on the wall
 * @param cpuNanos how long the threads of the process had a processor, those of the garbage collector and the compiler too
 */
public record RunTime(long wallNanos, long cpuNanos) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** A point in time from which to measure; its nanoseconds mean nothing by themselves. */
    public record Start(long wallNanos, long cpuNanos) {
        /** The time since then. */
        public RunTime stop() {
            return new RunTime(System.nanoTime() - wallNanos, PROCESS.getProcessCpuTime() - cpuNanos);
        }
    }

    public static Start start() {
        return new Start(System.nanoTime(), PROCESS.getProcessCpuTime());
    }

    public RunTime plus(RunTime other) {
        return new RunTime(wallNanos + other.wallNanos, cpuNanos + other.cpuNanos);
    }

    public RunTime dividedBy(int runs) {
        return new RunTime(wallNanos / runs, cpuNanos / runs);
    }
}
