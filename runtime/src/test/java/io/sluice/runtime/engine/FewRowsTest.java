package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What each lane adds up of few groups, joins in which each lane has all of a small side, and groups of which a time is a key: the number of lanes
 * makes no difference to any view, nor to what is late.
 */
class FewRowsTest {
    private static final int TICKS = 6;
    private static final int ROWS = 5_000;
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    private static final String COUNTS =
            "(SELECT k, window_start, COUNT(*) AS c FROM e WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY k, window_start, window_end)";
    private static final String MOST =
            "(SELECT MAX(n) AS most, window_start, window_end FROM e WINDOW TUMBLING (SIZE 10 SECONDS)"
                    + " GROUP BY window_start, window_end)";
    private static final String GROUPS = "(SELECT k, COUNT(*) AS c FROM e WHERE n < 400 GROUP BY k)";

    private static final List<String> VIEWS = List.of(
            "SELECT window_start, COUNT(*) AS c, COUNT(n) AS numbers, MIN(v) AS first, MAX(n) FILTER (WHERE k > 3) AS most, SUM(i) AS total"
                    + " FROM e WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY window_start, window_end",
            "SELECT window_end, COUNT(*) AS c, MAX(n) AS most FROM e WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY window_end EMIT FINAL",
            "SELECT window_start, SUM(n) AS total, AVG(n) AS mean, COUNT(DISTINCT k) AS keys FROM e WINDOW TUMBLING (SIZE 10 SECONDS)"
                    + " GROUP BY window_start, window_end",
            "SELECT window_start, COUNT(*) AS c, MIN(n) AS least FROM e WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 5 SECONDS)"
                    + " GROUP BY window_start, window_end",
            "SELECT DATE_TRUNC('minute', at) AS minute, COUNT(*) AS c, MAX(v) AS last FROM e WHERE n > 990 GROUP BY DATE_TRUNC('minute', at)",
            "SELECT DATE_BIN(INTERVAL '0.001' SECOND, at) AS m, k > 5 AS high, COUNT(*) AS c FROM e GROUP BY DATE_BIN(INTERVAL '0.001' SECOND, at), k > 5",
            "SELECT high, window_start, AVG(n) AS mean FROM (SELECT at, n, k > 5 AS high FROM e) AS u WINDOW TUMBLING (SIZE 10 SECONDS)"
                    + " GROUP BY high, window_start, window_end",
            "SELECT k, CAST(at AS DATE) AS d, COUNT(*) AS c, COUNT(*) FILTER (WHERE n < 100) AS low, AVG(n) AS mean FROM e"
                    + " GROUP BY k, CAST(at AS DATE)",
            "SELECT v, window_end, k, AVG(n) AS mean FROM (SELECT k, at, n, UPPER(v) AS v FROM e) AS u"
                    + " WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 5 SECONDS) GROUP BY v, window_end, k",
            "SELECT DISTINCT window_start FROM e WINDOW TUMBLING (SIZE 20 SECONDS)",
            "SELECT window_start, k > 5 AS high, COUNT(*) AS c FROM e WINDOW TUMBLING (SIZE 10 SECONDS)"
                    + " GROUP BY GROUPING SETS ((window_start, window_end), (window_start, window_end, k > 5))",
            "SELECT COUNT(*) AS c, COUNT(k) AS keys, MIN(n) AS least, MAX(v) AS last, SUM(i) AS total FROM e",
            "SELECT COUNT(*) AS c, MIN(n) AS least, SUM(i) AS total FROM e WHERE n < 0",
            "SELECT MAX(c) AS most, MIN(c) AS least, COUNT(*) AS keys FROM " + GROUPS + " AS g",
            "SELECT k, c FROM " + GROUPS + " AS g WHERE c = (SELECT MAX(c) FROM " + GROUPS + " AS h)",
            "SELECT k, n, v FROM e WHERE n >= (SELECT MAX(n) - 1 FROM e)",
            "SELECT k, c FROM " + GROUPS + " AS g WHERE c NOT IN (SELECT MIN(c) FROM " + GROUPS + " AS h)",
            "SELECT k, c FROM " + GROUPS + " AS g WHERE EXISTS (SELECT 1 FROM (SELECT MIN(c) AS least FROM " + GROUPS
                    + " AS h) AS m WHERE m.least < g.c)",
            "SELECT g.k, g.c, m.most FROM " + GROUPS
                    + " AS g LEFT JOIN (SELECT MAX(n) AS most, COUNT(*) AS c FROM e WHERE n < 9) AS m"
                    + " ON g.c * 20 > m.c AND g.k < 20",
            "SELECT m.most, g.k, g.c FROM (SELECT MAX(k) AS most FROM e) AS m RIGHT JOIN " + GROUPS
                    + " AS g ON g.k = m.most",
            "SELECT m.most, g.k FROM (SELECT MAX(k) AS most FROM e) AS m FULL JOIN " + GROUPS
                    + " AS g ON g.k = m.most + 5",
            "SELECT e.k, e.n, e.v FROM e JOIN " + MOST
                    + " AS m ON e.n = m.most AND e.at >= m.window_start AND e.at < m.window_end",
            "SELECT c.k, c.c, c.window_start FROM " + COUNTS + " AS c JOIN (SELECT MAX(c) AS most, window_start FROM "
                    + COUNTS + " AS d GROUP BY window_start) AS m ON c.window_start = m.window_start AND c.c = m.most");

    @Test
    void viewsAreThoseOfOneLane() {
        List<List<String>> expected = run(1);
        for (int i = 0; i < VIEWS.size() + 1; i++) {
            assertFalse(expected.get(expected.size() - 1 - i).isEmpty(), "a view without rows, from behind " + i);
        }
        for (int lanes : new int[] {2, 3}) {
            List<List<String>> given = run(lanes);
            for (int i = 0; i < expected.size(); i++) {
                int view = i % (VIEWS.size() + 1);
                String what = view < VIEWS.size() ? VIEWS.get(view) : "what is late";
                assertEquals(expected.get(i), given.get(i), what + " with " + lanes + " lanes, " + i);
            }
        }
    }

    /** The rows of each view after each tick, sorted, and how many were late for which. */
    private static List<List<String>> run(int lanes) {
        List<List<String>> rows = new ArrayList<>();
        try (SqlStreamContext ctx =
                SqlStreamContext.builder().parallelism(lanes).build()) {
            ctx.execute("CREATE STREAM e (k BIGINT, n BIGINT, i INT, v VARCHAR, at TIMESTAMP(3),"
                    + " WATERMARK FOR at AS at - INTERVAL '2' SECOND)");
            for (int i = 0; i < VIEWS.size(); i++) {
                ctx.execute("CREATE MATERIALIZED VIEW v" + i + " AS " + VIEWS.get(i));
            }
            for (int tick = 0; tick < TICKS; tick++) {
                append(ctx, tick);
                ctx.tick();
                for (int i = 0; i < VIEWS.size(); i++) {
                    rows.add(Rows.of(ctx, "SELECT * FROM v" + i).stream()
                            .sorted()
                            .toList());
                }
                rows.add(Rows.of(ctx, "SELECT name, rows_late FROM sys.queries WHERE rows_late > 0").stream()
                        .sorted()
                        .toList());
            }
        }
        return rows;
    }

    private static void append(SqlStreamContext ctx, int tick) {
        Random random = new Random(tick);
        // A small tick stays in one lane.
        int count = tick == 3 ? 40 : ROWS;
        try (Appender appender = ctx.appender("e")) {
            for (int row = 0; row < count; row++) {
                LocalDateTime at = START.plusSeconds(12L * tick + random.nextInt(12));
                appender.append(
                        random.nextInt(9) == 0 ? null : random.nextLong(30),
                        random.nextInt(9) == 0 ? null : random.nextLong(1_000),
                        random.nextInt(50) - 20,
                        random.nextInt(9) == 0 ? null : "v" + random.nextInt(40),
                        random.nextInt(200) == 0 ? at.minusSeconds(random.nextInt(60)) : at);
            }
        }
    }
}
