package io.sluice.runtime.dataflow;

/** Tells when a source has been silent for longer than its {@code idle_timeout}. */
public final class IdleTimer {
    private final long timeoutMicros;
    private long lastRowMicros;

    /** @param timeoutMicros Long.MAX_VALUE for a source that others always wait for */
    public IdleTimer(long timeoutMicros) {
        this.timeoutMicros = timeoutMicros;
        this.lastRowMicros = Long.MIN_VALUE;
    }

    /** Whether it is idle at the end of a tick that brought rows or not. */
    boolean isIdle(boolean rows, long nowMicros) {
        if (rows || lastRowMicros == Long.MIN_VALUE) {
            lastRowMicros = nowMicros;
        }
        return nowMicros - lastRowMicros >= timeoutMicros;
    }
}
