package io.sluice;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved: for tests. Thread-safe. */
public final class ManualClock implements Clock {
    private final AtomicLong micros;

    public ManualClock(Instant start) {
        micros = new AtomicLong(start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000);
    }

    @Override
    public long nowMicros() {
        return micros.get();
    }

    /** @param step not negative: clocks do not go back */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("a clock does not go back: " + step);
        }
        micros.addAndGet(step.toNanos() / 1_000);
    }
}
