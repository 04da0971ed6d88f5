package io.sluice.benchmarks.latency;

import io.sluice.benchmarks.compare.Durations;

/** How long after they were due events were seen. For one thread at a time. */
public final class Visibility {
    private final LatencyRun run;
    private final Schedule schedule;
    private final Durations latencies = new Durations();
    private int shown;

    public Visibility(LatencyRun run, Schedule schedule) {
        this.run = run;
        this.schedule = schedule;
    }

    /**
     * The view shows so many events.
     *
     * @param now in the time of {@link System#nanoTime()}
     */
    public void shows(int events, long now) {
        for (; shown < events; shown++) {
            int event = run.view().event(shown);
            if (event >= run.warmUpEvents()) {
                latencies.add(now - schedule.due(event));
            }
        }
    }

    public int shown() {
        return shown;
    }

    /** Whether all events before those that count have been seen. */
    boolean isWarm() {
        return run.view().event(shown) >= run.warmUpEvents();
    }

    /**
     * What was found.
     *
     * @param reads durations of the reads; empty where nobody reads
     * @throws IllegalStateException unless exactly all events were seen
     */
    public LatencyResult result(Durations reads) {
        int all = run.view().shownOf(run.events());
        if (shown != all) {
            throw new IllegalStateException(run.view() + " shows " + shown + " of " + all + " events");
        }
        return new LatencyResult(
                latencies.count(),
                latencies.micros(LatencyResult.SHARES),
                reads.count(),
                reads.micros(LatencyResult.SHARES));
    }
}
