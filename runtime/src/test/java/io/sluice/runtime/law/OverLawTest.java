package io.sluice.runtime.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Views with window functions and Top-N under random inserts, deletes and updates, with NULLs and equal rows: after each statement they hold
 * what DuckDB gives. Rows are ordered by all their columns, or by what does not tell peers apart. {@code -Dlaw.over=n} sets the number of
 * histories.
 */
class OverLawTest {
    private static final String ALL = " NULLS LAST, id, s NULLS LAST, d NULLS LAST) AS ";
    private static final String W = "OVER (PARTITION BY k ORDER BY v";

    private static final List<String> VIEWS = List.of(
            "SELECT k, v, id, ROW_NUMBER() " + W + ALL + "a, LAG(v, 2, 7) " + W + ALL + "b, LEAD(s) " + W + ALL
                    + "c FROM t",
            "SELECT k, v, id, RANK() " + W + ") AS a, DENSE_RANK() " + W + ") AS b, PERCENT_RANK() " + W
                    + ") AS c, CUME_DIST() " + W + ") AS e FROM t",
            "SELECT id, v, NTILE(3) OVER (ORDER BY v DESC" + ALL + "a FROM t",
            "SELECT id, SUM(v) " + W + " NULLS LAST) AS a, COUNT(*) " + W
                    + " NULLS LAST RANGE 2 PRECEDING) AS b, MAX(s) " + W
                    + " DESC NULLS LAST RANGE BETWEEN 1 PRECEDING AND 3 FOLLOWING) AS c FROM t",
            "SELECT id, SUM(v) " + W + " NULLS LAST, id, s NULLS LAST, d NULLS LAST ROWS 3 PRECEDING) AS a, AVG(v) " + W
                    + " NULLS LAST, id, s NULLS LAST, d NULLS LAST ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS b, MIN(d) "
                    + W
                    + " NULLS LAST, id, s NULLS LAST, d NULLS LAST ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING) AS c FROM t",
            "SELECT id, SUM(d) " + W
                    + " NULLS LAST, id, s NULLS LAST, d NULLS LAST ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS a,"
                    + " COUNT(v) OVER (PARTITION BY k) AS b, SUM(v) OVER () AS c, COUNT(DISTINCT v) OVER (PARTITION BY s) AS e FROM t",
            "SELECT id, v, SUM(id) OVER (ORDER BY v NULLS FIRST, id, k NULLS LAST, s NULLS LAST, d NULLS LAST ROWS BETWEEN 2 PRECEDING AND"
                    + " 2 FOLLOWING EXCLUDE CURRENT ROW) AS a, COUNT(*) OVER (ORDER BY v RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT"
                    + " ROW EXCLUDE GROUP) AS b, COUNT(*) OVER (ORDER BY v RANGE BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE TIES) AS c"
                    + " FROM t",
            "SELECT id, FIRST_VALUE(s) " + W + ALL + "a, LAST_VALUE(s) " + W
                    + " NULLS LAST, id, s NULLS LAST, d NULLS LAST ROWS BETWEEN 1 PRECEDING AND 2 FOLLOWING) AS b, NTH_VALUE(v, 2) "
                    + W
                    + " NULLS LAST, id, s NULLS LAST, d NULLS LAST ROWS 4 PRECEDING) AS c FROM t",
            "SELECT k, COUNT(*) AS n, SUM(COUNT(*)) OVER (ORDER BY k) AS a FROM t GROUP BY k",
            "SELECT k, v, id, s, d FROM (SELECT *, ROW_NUMBER() " + W + " DESC" + ALL + "rn FROM t) x WHERE rn <= 2",
            "SELECT k, v, id, rn FROM (SELECT *, ROW_NUMBER() " + W + ALL + "rn FROM t) x WHERE rn BETWEEN 2 AND 4",
            "SELECT k, v, id, rn FROM (SELECT *, RANK() " + W + " NULLS FIRST) AS rn FROM t) x WHERE rn > 1 AND rn < 5",
            "SELECT k, v, id FROM (SELECT *, DENSE_RANK() " + W + " DESC NULLS LAST) AS rn FROM t) x WHERE rn = 2",
            "SELECT k, v FROM t ORDER BY v NULLS LAST, k NULLS LAST, id, s NULLS LAST, d NULLS LAST LIMIT 5 OFFSET 2",
            "SELECT id, v FROM t QUALIFY v > AVG(v) OVER (PARTITION BY k)");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("law.over", 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsAgainstDuck(long seed) throws Exception {
        Random random = new Random(seed);
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < VIEWS.size(); i++) {
            if (random.nextInt(3) > 0) {
                chosen.add(i);
            }
        }
        try (SqlStreamContext ctx = SqlStreamContext.builder()
                        .parallelism(1 + random.nextInt(2))
                        .build();
                DuckOracle duck = new DuckOracle()) {
            String table = "CREATE TABLE t (id INT, k INT, v INT, s VARCHAR, d DECIMAL(10, 2))";
            ctx.execute(table).close();
            duck.execute(table);
            for (int i : chosen) {
                ctx.execute("CREATE MATERIALIZED VIEW v" + i + " AS " + VIEWS.get(i))
                        .close();
            }
            for (int step = 0; step < 12; step++) {
                String change = change(random);
                ctx.execute(change).close();
                duck.execute(change);
                for (int i : chosen) {
                    assertEquals(
                            duck.counts(VIEWS.get(i)),
                            counts(ctx, "SELECT * FROM v" + i),
                            "seed " + seed + ", step " + step + ", after " + change + ": " + VIEWS.get(i));
                }
            }
        }
    }

    private static Map<String, Long> counts(SqlStreamContext ctx, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        try (QueryResult result = ctx.query(sql)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 0; i < result.columns().size(); i++) {
                    row.add(result.getObject(i));
                }
                counts.merge(CanonicalRow.of(row), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static String change(Random random) {
        int kind = random.nextInt(6);
        if (kind == 0) {
            return "DELETE FROM t WHERE id = " + random.nextInt(6) + " AND k = " + random.nextInt(3);
        }
        if (kind == 1) {
            return "UPDATE t SET v = " + number(random, 8) + " WHERE id = " + random.nextInt(6);
        }
        StringBuilder sql = new StringBuilder("INSERT INTO t VALUES ");
        for (int i = random.nextInt(6); i >= 0; i--) {
            sql.append('(')
                    .append(random.nextInt(6))
                    .append(", ")
                    .append(number(random, 3))
                    .append(", ");
            sql.append(number(random, 8)).append(", ");
            sql.append(random.nextInt(5) == 0 ? "NULL" : "'" + "abc".charAt(random.nextInt(3)) + "'")
                    .append(", ");
            sql.append(random.nextInt(5) == 0 ? "NULL" : random.nextInt(4) + ".25")
                    .append(i == 0 ? ")" : "), ");
        }
        return sql.toString();
    }

    private static String number(Random random, int bound) {
        return random.nextInt(6) == 0 ? "NULL" : Integer.toString(random.nextInt(bound));
    }
}
