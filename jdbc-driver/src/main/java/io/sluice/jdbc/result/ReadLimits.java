package io.sluice.jdbc.result;

import java.util.concurrent.TimeUnit;

/**
 * How far a result may be read.
 *
 * @param maxRows rows after which it ends
 * @param timeoutSeconds of {@code setQueryTimeout}; 0: none
 * @param deadlineNanos when that time is over, on the scale of {@link System#nanoTime()}
 */
public record ReadLimits(long maxRows, int timeoutSeconds, long deadlineNanos) {
    /**
     * Limits in JDBC's terms, where 0 means none; the time starts now.
     *
     * @param maxRows of {@code setMaxRows}
     * @param timeoutSeconds of {@code setQueryTimeout}
     */
    public static ReadLimits startingNow(long maxRows, int timeoutSeconds) {
        return new ReadLimits(
                maxRows == 0 ? Long.MAX_VALUE : maxRows,
                timeoutSeconds,
                timeoutSeconds == 0 ? 0 : System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds));
    }

    boolean hasDeadline() {
        return timeoutSeconds != 0;
    }
}
