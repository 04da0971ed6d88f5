package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.SqlStreamContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many queries that look for values in the columns of one relation, which are found by an index of these values. */
class ManyViewsTest {
    private static final List<String> CONDITIONS = List.of(
            "k = 1",
            "k = 2",
            "3 = k",
            "k = 1 AND v = 'b'",
            "k IN (1, 3, 3)",
            "k = 2 OR k = 4",
            "k NOT IN (1, 2)",
            "k <> 1",
            "k = 99",
            "v = 'a'",
            "v = 'b' AND k > 1",
            "v IN ('a', '', 'c')",
            "v = 'it''s'",
            "v = 'a' OR k = 2",
            "d = 0.0",
            "d = 1.5",
            "d = -1",
            "d IN (0, 1.5)",
            "k IS NULL",
            "k < 3",
            "k <= 3",
            "2 < k",
            "k >= 2 AND k < 4",
            "k BETWEEN 2 AND 3 AND v = 'a'",
            "v <> 'b' AND k > 1",
            "k < 2 OR k > 3",
            "NOT (k BETWEEN 2 AND 3)",
            "k NOT IN (2, 3) AND k < 9223372036854775807",
            "k > 9223372036854775807",
            "k < 3 AND k > 3",
            "k < 3 AND 10 / k > 3",
            "k < 3 AND d > 0",
            "d < 1.5",
            "d >= 0",
            "d > -1 AND d <> 0",
            "d > 7 OR d < 0",
            "e < 1.5",
            "e >= 1.50 AND e <= 20",
            "e > -1.0",
            "e = 1.5",
            "t >= TIMESTAMP '2020-01-01 00:00:00' AND t < TIMESTAMP '2020-01-02 00:00:00'",
            "t < TIMESTAMP '2020-01-01 00:00:00'",
            "t > TIMESTAMP '2020-01-01 00:00:00'",
            "t <> TIMESTAMP '2020-01-01 00:00:00'",
            "v < 'b'",
            "v >= 'b' AND v < 'c'");

    @Test
    void eachHasTheRowsOfItsCondition() {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, k BIGINT, v VARCHAR, d DOUBLE,"
                    + " e DECIMAL(10, 2), t TIMESTAMP(3))");
            ctx.execute(
                    "INSERT INTO t VALUES (1, 1, 'a', 0.0, 1.5, TIMESTAMP '2020-01-01 00:00:00'), (2, 2, 'b', 1.5, -1, NULL)");
            for (int i = 0; i < CONDITIONS.size(); i++) {
                ctx.execute("CREATE MATERIALIZED VIEW v" + i + " AS SELECT COUNT(*) AS c, SUM(id) AS ids FROM t WHERE "
                        + CONDITIONS.get(i));
                check(ctx, i, i);
            }
            ctx.execute("INSERT INTO t VALUES (3, 1, 'b', -0e0, 20, TIMESTAMP '2020-01-01 23:59:59.999'),"
                    + " (4, 3, '', NULL, NULL, TIMESTAMP '1969-01-01 00:00:00'), (5, NULL, 'it''s', -1, 1.49, NULL),"
                    + " (6, 4, NULL, 7, -99999999.99, TIMESTAMP '2020-01-02 00:00:00'),"
                    + " (9, -1, 'b', 1e308, 0, NULL), (10, 9223372036854775807, 'c', 1e300, 0, NULL),"
                    + " (11, -9223372036854775808, 'c', -1e308, 1.51, NULL)");
            check(ctx, CONDITIONS.size());
            ctx.execute("PAUSE v0");
            ctx.execute("UPDATE t SET k = k + 1, d = -d, e = e + 1, v = 'a' WHERE id < 4");
            ctx.execute("DELETE FROM t WHERE id = 2");
            ctx.execute("RESUME v0");
            ctx.tick();
            check(ctx, CONDITIONS.size());
            for (int i = 1; i < CONDITIONS.size(); i += 2) {
                ctx.execute("DROP MATERIALIZED VIEW v" + i);
            }
            ctx.execute("INSERT INTO t VALUES (7, 1, 'a', 0.0, 1.5, NULL), (8, 2, 'b', 1.5, NULL, NULL)");
            for (int i = 0; i < CONDITIONS.size(); i += 2) {
                check(ctx, i, i);
            }
        }
    }

    @Test
    void rowsThatFailBeforeAreStillReported() {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE STREAM s (k BIGINT, n BIGINT)");
            for (int i = 0; i < 5; i++) {
                ctx.execute("CREATE MATERIALIZED VIEW after" + i + " AS SELECT k FROM s WHERE k = " + i
                        + " AND 10 / n > 1");
                ctx.execute(
                        "CREATE MATERIALIZED VIEW before" + i + " AS SELECT k FROM s WHERE 10 / n > 1 AND k = " + i);
            }
            ctx.execute("INSERT INTO s VALUES (1, 0), (2, 5), (7, 0)");
            assertEquals(List.of("2"), Rows.of(ctx, "SELECT k FROM after2"));
            assertEquals(List.of("2"), Rows.of(ctx, "SELECT k FROM before2"));
            List<String> failed =
                    Rows.of(ctx, "SELECT relation, COUNT(*) FROM sys.bad_rows GROUP BY relation ORDER BY relation");
            assertEquals(List.of("after1|1", "before0|2", "before1|2", "before2|2", "before3|2", "before4|2"), failed);
        }
    }

    private static void check(SqlStreamContext ctx, int count) {
        for (int i = 0; i < count; i++) {
            check(ctx, i, i);
        }
    }

    private static void check(SqlStreamContext ctx, int view, int condition) {
        assertEquals(
                Rows.of(ctx, "SELECT COUNT(*), SUM(id) FROM t WHERE " + CONDITIONS.get(condition)),
                Rows.of(ctx, "SELECT * FROM v" + view),
                CONDITIONS.get(condition));
    }
}
