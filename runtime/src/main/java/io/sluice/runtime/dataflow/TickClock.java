package io.sluice.runtime.dataflow;

import java.util.function.LongSupplier;

/** The clock of the tick under way in one dataflow: stands still from the tick's first batch to its end. For one thread at a time. */
public final class TickClock implements LongSupplier {
    private long micros;

    /** Before anything of the tick is computed. */
    public void set(long nowMicros) {
        micros = nowMicros;
    }

    /** Microseconds since the epoch. */
    @Override
    public long getAsLong() {
        return micros;
    }
}
