package io.sluice;

/** Where the engine takes processing time from. Thread-safe. */
@FunctionalInterface
public interface Clock {
    /** Microseconds since 1970-01-01T00:00Z. */
    long nowMicros();

    /** The machine's clock. */
    static Clock system() {
        return () -> {
            java.time.Instant now = java.time.Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        };
    }
}
