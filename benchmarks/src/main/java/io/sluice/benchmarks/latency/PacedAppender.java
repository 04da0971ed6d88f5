package io.sluice.benchmarks.latency;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.time.LocalDateTime;
import java.util.concurrent.locks.LockSupport;

/** Appends events when they are due, on its own thread. An event that the engine keeps from being appended stays due when it was. */
final class PacedAppender implements Runnable {
    private static final long PAUSE_NANOS = 50_000;
    private static final int CHANNELS = 100;
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final SqlStreamContext engine;
    private final LatencyRun run;
    private final long begin = System.nanoTime();
    private volatile RuntimeException failure;

    PacedAppender(SqlStreamContext engine, LatencyRun run) {
        this.engine = engine;
        this.run = run;
    }

    /** When an event is to be appended, in the time of {@link System#nanoTime()}. */
    long due(int event) {
        return begin + (long) (event * (1e9 / run.rate()));
    }

    /** Why it has stopped; null as long as all is well. */
    RuntimeException failure() {
        return failure;
    }

    @Override
    public void run() {
        try (Appender bids = engine.appender("bids")) {
            for (int event = 0; event < run.events(); ) {
                long now = System.nanoTime();
                int first = event;
                while (event < run.events() && due(event) <= now) {
                    append(bids, event++);
                }
                if (event > first) {
                    bids.flush();
                } else {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } catch (RuntimeException error) {
            failure = error;
        }
    }

    private void append(Appender bids, int event) {
        LocalDateTime at = FIRST.plusNanos((long) (event * (1e9 / run.rate())));
        bids.append((long) event, "channel-" + event % CHANNELS, 100L + event % 7, at);
    }
}
