package io.sluice.runtime.bounds;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.Appender;
import io.sluice.ManualClock;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A day of events, a minute a tick: the state of queries that say what bounds it is no larger in the evening than in the morning. */
final class StateOverADayTest {
    private static final int MINUTES = 24 * 60;
    private static final int ROWS_A_MINUTE = 40;
    /** State is looked at every so many minutes, at different phases of the windows. */
    private static final int SAMPLED = 4;

    private static final int MORNING = 4 * 60;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put(
                "tumbling",
                "SELECT k, COUNT(*) AS n, SUM(v) AS s FROM a WINDOW TUMBLING (SIZE 5 MINUTES) GROUP BY k EMIT FINAL");
        QUERIES.put(
                "hopping",
                "SELECT k, MAX(v) AS m FROM a WINDOW HOPPING (SIZE 30 MINUTES, ADVANCE BY 1 MINUTES) GROUP BY k EMIT FINAL");
        QUERIES.put("sessions", "SELECT k, COUNT(*) AS n FROM a WINDOW SESSION (2 MINUTES) GROUP BY k EMIT FINAL");
        QUERIES.put(
                "interval_join",
                "SELECT a.k, a.v, b.v AS w FROM a JOIN b ON a.k = b.k AND b.at BETWEEN a.at AND a.at + INTERVAL '10' MINUTE");
        QUERIES.put(
                "temporal_filter", "SELECT k, COUNT(*) AS n FROM a WHERE at > NOW() - INTERVAL '15' MINUTE GROUP BY k");
        QUERIES.put("ttl", "WITH (state_ttl = '20 minutes') AS SELECT v, COUNT(*) AS n FROM a GROUP BY v");
        QUERIES.put(
                "sums_so_far",
                "SELECT k, at, SUM(v) OVER (PARTITION BY k ORDER BY at RANGE INTERVAL '10' MINUTE PRECEDING) AS s FROM a");
        QUERIES.put(
                "pattern",
                "SELECT * FROM a MATCH_RECOGNIZE (PARTITION BY k ORDER BY at MEASURES X.v AS x, LAST(Y.v) AS y"
                        + " PATTERN (X Y+) WITHIN INTERVAL '3' MINUTE DEFINE Y AS v > PREV(v)) AS m");
    }

    private final Random random = new Random(7);
    private final ManualClock clock = new ManualClock(START);

    @Test
    void staysFlat() {
        try (SqlStreamContext ctx = SqlStreamContext.builder().clock(clock).build()) {
            for (String stream : List.of("a", "b")) {
                ctx.execute("CREATE STREAM " + stream + " (k INT, v INT, at TIMESTAMP(3),"
                                + " WATERMARK FOR at AS at - INTERVAL '30' SECOND)")
                        .close();
            }
            QUERIES.forEach((name, query) -> ctx.execute(
                            "CREATE MATERIALIZED VIEW " + name + (query.startsWith("WITH") ? " " : " AS ") + query)
                    .close());
            Map<String, List<Long>> rows = new LinkedHashMap<>();
            for (int minute = 0; minute < MINUTES; minute++) {
                append(ctx, "a", minute);
                append(ctx, "b", minute);
                ctx.tick();
                clock.advance(Duration.ofMinutes(1));
                if (minute % SAMPLED == 0) {
                    note(ctx, rows);
                }
            }
            List<String> report = new ArrayList<>();
            for (Map.Entry<String, List<Long>> entry : rows.entrySet()) {
                long morning = most(entry.getValue(), 0, MORNING / SAMPLED);
                long evening = most(entry.getValue(), MORNING / SAMPLED, MINUTES / SAMPLED);
                report.add(entry.getKey() + " " + morning + " / " + evening);
                assertTrue(morning > 0, entry.getKey() + " keeps nothing");
                assertTrue(
                        evening <= morning + morning / 4 + 8,
                        "state of " + entry.getKey() + " grew from " + morning + " to " + evening);
            }
            assertFalse(report.isEmpty());
            System.getLogger(StateOverADayTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "most entries of state in the first four hours / after: {0}",
                            report);
        }
    }

    /** Rows of a minute, a little out of order, of keys that come and go through the day. */
    private void append(SqlStreamContext ctx, String stream, int minute) {
        try (Appender appender = ctx.appender(stream)) {
            for (int i = 0; i < ROWS_A_MINUTE; i++) {
                LocalDateTime at = LocalDateTime.ofInstant(START, ZoneOffset.UTC)
                        .plusMinutes(minute)
                        .plus(Duration.ofMillis(random.nextInt(60_000)));
                appender.append(minute / 10 * 5 + random.nextInt(20), minute + random.nextInt(100), at);
            }
        }
    }

    private static void note(SqlStreamContext ctx, Map<String, List<Long>> rows) {
        try (QueryResult result = ctx.query("SELECT name, state_rows FROM sys.queries")) {
            while (result.next()) {
                rows.computeIfAbsent(result.getString(0), name -> new ArrayList<>())
                        .add(result.getLong(1));
            }
        }
    }

    private static long most(List<Long> values, int from, int to) {
        return values.subList(from, to).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
    }
}
