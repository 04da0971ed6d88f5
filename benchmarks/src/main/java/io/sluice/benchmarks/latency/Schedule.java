package io.sluice.benchmarks.latency;

import java.time.LocalDateTime;

/**
 * When each event is due, from the moment the schedule is made. Latency counts from then, however late an event could be handed over: an engine that
 * keeps the program waiting gains nothing by it.
 */
public final class Schedule {
    private static final int CHANNELS = 100;
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final long begin = System.nanoTime();
    private final double nanosBetween;

    public Schedule(LatencyRun run) {
        this.nanosBetween = 1e9 / run.rate();
    }

    /** In the time of {@link System#nanoTime()}. */
    public long due(int event) {
        return begin + (long) (event * nanosBetween);
    }

    /** An event's number in its channel's name. */
    public static int channel(int event) {
        return event % CHANNELS;
    }

    public static long price(int event) {
        return 100L + event % 7;
    }

    /** An event's time. */
    public LocalDateTime at(int event) {
        return FIRST.plusNanos((long) (event * nanosBetween));
    }
}
