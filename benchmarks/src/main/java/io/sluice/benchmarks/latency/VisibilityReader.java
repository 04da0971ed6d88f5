package io.sluice.benchmarks.latency;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads over and over how many events a view shows, until it shows all, and notes how long each event took to get there. */
final class VisibilityReader {
    private static final long PAUSE_NANOS = 50_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final LatencyRun run;
    private final PacedAppender events;
    private final Latencies latencies = new Latencies();
    private final Latencies reads = new Latencies();

    VisibilityReader(LatencyRun run, PacedAppender events) {
        this.run = run;
        this.events = events;
    }

    /** IllegalStateException when the view shows more events than there are, or fewer long after the last. */
    LatencyResult read(String url) throws SQLException {
        int shown = 0;
        int all = run.view().shownOf(run.events());
        long end = events.due(run.events()) + PATIENCE_NANOS;
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select =
                        connection.prepareStatement(run.view().read())) {
            while (shown < all) {
                long begin = System.nanoTime();
                int now = number(select);
                long read = System.nanoTime();
                note(shown, now, begin, read);
                shown = now;
                check(shown <= all && read < end, shown);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return new LatencyResult(
                run,
                latencies.count(),
                latencies.micros(LatencyResult.SHARES),
                reads.count(),
                reads.micros(LatencyResult.SHARES));
    }

    private void note(int from, int to, long begin, long read) {
        for (int i = from; i < to; i++) {
            int event = run.view().event(i);
            if (event >= run.warmUpEvents()) {
                latencies.add(read - events.due(event));
            }
        }
        if (run.view().event(to) >= run.warmUpEvents()) {
            reads.add(read - begin);
        }
    }

    private void check(boolean right, int shown) {
        if (events.failure() != null) {
            throw new IllegalStateException("appending failed", events.failure());
        }
        if (!right) {
            throw new IllegalStateException(
                    run.view() + " shows " + shown + " of " + run.view().shownOf(run.events()) + " events");
        }
    }

    private static int number(PreparedStatement select) throws SQLException {
        try (ResultSet result = select.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }
}
