package io.sluice.benchmarks.latency;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.util.concurrent.locks.LockSupport;

/** Appends events when they are due, on its own thread. */
final class PacedAppender implements Runnable {
    private static final long PAUSE_NANOS = 50_000;

    private final SqlStreamContext engine;
    private final int events;
    private final Schedule schedule;
    private volatile RuntimeException failure;

    PacedAppender(SqlStreamContext engine, int events, Schedule schedule) {
        this.engine = engine;
        this.events = events;
        this.schedule = schedule;
    }

    /** Why it has stopped; null as long as all is well. */
    RuntimeException failure() {
        return failure;
    }

    @Override
    public void run() {
        try (Appender bids = engine.appender("bids")) {
            for (int event = 0; event < events; ) {
                long now = System.nanoTime();
                int first = event;
                while (event < events && schedule.due(event) <= now) {
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
        bids.append((long) event, "channel-" + Schedule.channel(event), Schedule.price(event), schedule.at(event));
    }
}
