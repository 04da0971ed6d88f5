package io.sluice.runtime.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.Appender;
import io.sluice.PreparedSql;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a condition on the whole key reads the rows of these keys only, and that the answer is that of a scan. */
final class KeyLookupTest {
    private final SqlStreamContext ctx = SqlStreamContext.create();

    @BeforeEach
    void fill() {
        ctx.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, v INT)").close();
        ctx.execute("CREATE TABLE two (a INT, b VARCHAR, v INT, PRIMARY KEY (a, b))")
                .close();
        ctx.execute("CREATE TABLE big (n BIGINT)").close();
        ctx.execute("CREATE TABLE f (x DOUBLE PRIMARY KEY)").close();
        ctx.execute("CREATE MATERIALIZED VIEW sums AS SELECT a, SUM(v) AS s FROM two GROUP BY a")
                .close();
        try (Appender rows = ctx.appender("t")) {
            for (long n = 1; n <= 1000; n++) {
                rows.append(n, n * n);
            }
        }
        try (Appender rows = ctx.appender("two")) {
            for (int n = 0; n < 100; n++) {
                rows.append(n / 10, "k" + n % 10, n);
            }
        }
        ctx.execute("INSERT INTO f VALUES (0.0), (1.5)").close();
        ctx.tick();
    }

    @AfterEach
    void close() {
        ctx.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT v FROM t WHERE id = 7; 1; 49",
                "SELECT v FROM t WHERE 7 = id AND v > 48; 1; 49",
                "SELECT v FROM t WHERE id = 7 AND v > 49; 1; ''",
                "SELECT v FROM t WHERE id = 5000; 0; ''",
                "SELECT v FROM t WHERE id IN (3, 1, 3, 2000) ORDER BY v; 2; 1 9",
                "SELECT v FROM t WHERE id = 3 OR id = 4 AND v = 16 ORDER BY v; 2; 9 16",
                "SELECT v FROM t WHERE id = 3 AND id = 4; 1; ''",
                "SELECT v FROM t WHERE id = 3 OR v = 16 ORDER BY v; 1000; 9 16",
                "SELECT v FROM t WHERE id <> 3 AND v = 16; 1000; 16",
                "SELECT v FROM t WHERE NOT (id = 3) AND v = 16; 1000; 16",
                "SELECT v FROM two WHERE a = 3 AND b = 'k4'; 1; 34",
                "SELECT v FROM two WHERE b IN ('k4', 'k5') AND a IN (1, 2) ORDER BY v; 4; 14 15 24 25",
                "SELECT v FROM two WHERE (a = 1 AND b = 'k4') OR (b = 'k5' AND a = 2) ORDER BY v; 2; 14 25",
                "SELECT v FROM two WHERE a = 3 AND v = 34; 100; 34",
                "SELECT s FROM sums WHERE a = 1; 1; 145",
                "SELECT COUNT(*) FROM sums WHERE a = 1 OR a IS NULL; 10; 1",
                "SELECT x FROM f WHERE x = -0.0; 2; 0.0",
                "SELECT l.v + r.v FROM t l JOIN (SELECT * FROM t WHERE id = 4) r ON l.id = r.id WHERE l.id = 4; 1; 32",
            })
    void readsOnlyTheRowsOfTheKeys(String sql, long scanned, String rows) {
        assertEquals(rows, String.join(" ", column(sql)), sql);
        String plan = String.join("\n", column("EXPLAIN ANALYZE " + sql));
        String first = plan.lines()
                .filter(line -> line.startsWith("Scan "))
                .findFirst()
                .orElseThrow();
        assertEquals("rows=" + scanned, first.substring(first.indexOf("rows=")), plan);
    }

    @Test
    void preparedLookupsSeeEveryTick() {
        try (PreparedSql byKey = ctx.prepare("SELECT v FROM t WHERE id = ?")) {
            assertEquals(List.of("25"), column(byKey, 5L));
            ctx.execute("UPDATE t SET v = -1 WHERE id = 5").close();
            ctx.execute("DELETE FROM t WHERE id = 6").close();
            assertEquals(List.of("-1"), column(byKey, 5));
            assertEquals(List.of(), column(byKey, 6));
            assertEquals(List.of(), column(byKey, (Object) null));
        }
        try (PreparedSql byKeys = ctx.prepare("SELECT v FROM two WHERE a = ? AND b IN (?, ?) ORDER BY v")) {
            assertEquals(List.of("21", "22"), column(byKeys, 2, "k2", "k1"));
            assertEquals(List.of("21"), column(byKeys, 2, "k1", "k1"));
        }
    }

    @Test
    void aLimitWithoutOrderEndsReading() {
        for (int tick = 0; tick < 20; tick++) {
            try (Appender rows = ctx.appender("big")) {
                for (long n = 0; n < 10_000; n++) {
                    rows.append(n);
                }
            }
            ctx.tick();
        }
        assertEquals(List.of("1", "2", "3"), column("SELECT n + 1 FROM big LIMIT 3"));
        assertEquals(List.of(), column("SELECT n FROM big LIMIT 0"));
        assertEquals(List.of("39999"), column("SELECT MAX(n) + 30000 FROM (SELECT n FROM big LIMIT 150000) AS t"));
        String plan = String.join("\n", column("EXPLAIN ANALYZE SELECT n + 1 FROM big LIMIT 3"));
        long scanned = Long.parseLong(plan.replaceAll("(?s).*Scan big: rows=(\\d+).*", "$1"));
        assertTrue(scanned < 100_000, plan);
    }

    private List<String> column(String sql) {
        try (QueryResult rows = ctx.query(sql)) {
            return column(rows);
        }
    }

    private static List<String> column(PreparedSql prepared, Object... parameters) {
        try (QueryResult rows = prepared.execute(parameters).rows().orElseThrow()) {
            return column(rows);
        }
    }

    private static List<String> column(QueryResult rows) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(String.valueOf(rows.getObject(0)));
        }
        return values;
    }
}
