package io.sluice.benchmarks.latency;

import io.sluice.benchmarks.compare.Durations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads over and over over JDBC how many events a view shows, until it shows all. */
final class VisibilityReader {
    private static final long PAUSE_NANOS = 50_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final LatencyRun run;
    private final Schedule schedule;
    private final PacedAppender appender;
    private final Visibility visibility;
    private final Durations reads = new Durations();

    VisibilityReader(LatencyRun run, Schedule schedule, PacedAppender appender) {
        this.run = run;
        this.schedule = schedule;
        this.appender = appender;
        this.visibility = new Visibility(run, schedule);
    }

    /**
     * Returns once all events were seen.
     *
     * @param sql asks for the number of events in the view
     */
    LatencyResult read(String url, String sql) throws SQLException {
        int all = run.view().shownOf(run.events());
        long end = schedule.due(run.events()) + PATIENCE_NANOS;
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement select = connection.prepareStatement(sql)) {
            long read = 0;
            while (visibility.shown() < all && read < end && appender.failure() == null) {
                boolean counts = visibility.isWarm();
                long begin = System.nanoTime();
                int shown = number(select);
                read = System.nanoTime();
                visibility.shows(shown, read);
                if (counts) {
                    reads.add(read - begin);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        if (appender.failure() != null) {
            throw new IllegalStateException("appending failed", appender.failure());
        }
        return visibility.result(reads);
    }

    private static int number(PreparedStatement select) throws SQLException {
        try (ResultSet result = select.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }
}
