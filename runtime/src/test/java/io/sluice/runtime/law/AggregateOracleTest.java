package io.sluice.runtime.law;

import io.sluice.SqlStreamContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exact aggregate, plain, with DISTINCT, with FILTER and in GROUPING SETS, against DuckDB while rows come, change and go. */
class AggregateOracleTest {
    private static final List<Dual> CALLS = List.of(
            Dual.same("COUNT(DISTINCT s)"),
            new Dual("COUNT(n, s)", "COUNT(*) FILTER (WHERE n IS NOT NULL AND s IS NOT NULL)"),
            new Dual("COUNT_IF(n > 2)", "COUNT(*) FILTER (WHERE n > 2)"),
            Dual.same("SUM(DISTINCT n)"),
            rounded("AVG(x) FILTER (WHERE n < 3)"),
            Dual.same("PRODUCT(n)"),
            new Dual("FIRST_VALUE(n ORDER BY x NULLS LAST, n)", "FIRST(n ORDER BY x NULLS LAST, n NULLS LAST)"),
            new Dual("LAST_VALUE(n ORDER BY x NULLS FIRST, n)", "LAST(n ORDER BY x NULLS FIRST, n NULLS LAST)"),
            new Dual(
                    "FIRST_VALUE(s ORDER BY n DESC, s) IGNORE NULLS",
                    "FIRST(s ORDER BY n DESC NULLS FIRST, s) FILTER (WHERE s IS NOT NULL)"),
            new Dual("ARG_MIN(s, x)", "FIRST(s ORDER BY x, s) FILTER (WHERE s IS NOT NULL AND x IS NOT NULL)"),
            new Dual("ARG_MAX(s, n)", "FIRST(s ORDER BY n DESC, s) FILTER (WHERE s IS NOT NULL AND n IS NOT NULL)"),
            Dual.same("BOOL_AND(b)"),
            Dual.same("BOOL_OR(b) FILTER (WHERE n > 0)"),
            Dual.same("BIT_AND(n)"),
            Dual.same("BIT_OR(n)"),
            Dual.same("BIT_XOR(n)"),
            Dual.same("BIT_XOR(DISTINCT n)"),
            rounded("VAR_POP(x)"),
            rounded("VAR_SAMP(DISTINCT n)"),
            rounded("STDDEV_POP(n)"),
            rounded("STDDEV_SAMP(x)"),
            rounded("COVAR_POP(x, n)"),
            rounded("COVAR_SAMP(n, x)"),
            Dual.same("REGR_COUNT(x, n)"),
            rounded("REGR_AVGX(x, n)"),
            rounded("REGR_AVGY(x, n)"),
            rounded("REGR_SXX(x, n)"),
            rounded("REGR_SYY(x, n)"),
            Dual.same("MEDIAN(n)"),
            rounded("MEDIAN(DISTINCT x)"),
            rounded("PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY x)"),
            rounded("PERCENTILE_CONT(0.3) WITHIN GROUP (ORDER BY n DESC)"),
            Dual.same("PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY n)"),
            Dual.same("QUANTILE_DISC(s, 0.75)"),
            new Dual("LISTAGG(s)", "STRING_AGG(s, ',' ORDER BY s)"),
            new Dual("STRING_AGG(DISTINCT s, '; ')", "STRING_AGG(DISTINCT s, '; ' ORDER BY s)"),
            new Dual("LISTAGG(s, '' ORDER BY n DESC NULLS LAST, s)", "STRING_AGG(s, '' ORDER BY n DESC NULLS LAST, s)"),
            new Dual("CARDINALITY(ARRAY_AGG(n))", "LEN(LIST(n))"),
            new Dual(
                    "CARDINALITY(ARRAY_AGG(DISTINCT n))",
                    "COUNT(DISTINCT n) + MAX(CASE WHEN n IS NULL THEN 1 ELSE 0 END)"),
            new Dual("CARDINALITY(COLLECT(s))", "NULLIF(COUNT(s), 0)"),
            new Dual("CARDINALITY(HISTOGRAM(s))", "NULLIF(COUNT(DISTINCT s), 0)"));

    private static final int CALLS_A_VIEW = 8;

    /** DuckDB's sums are not exact; the shift keeps fractions of powers of two from the middle between two rounded values. */
    private static Dual rounded(String call) {
        return Dual.same("ROUND(" + call + " + 0.0000031, 5)");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void equalsDuckDb(long seed) throws SQLException {
        Random random = new Random(seed);
        try (DuckOracle oracle = new DuckOracle();
                SqlStreamContext ctx = SqlStreamContext.builder()
                        .parallelism(1 + (int) (seed & 1))
                        .build()) {
            String columns = " (id INT, k INT, n INT, x DOUBLE, s VARCHAR, b BOOLEAN)";
            oracle.execute("CREATE TABLE t" + columns);
            ctx.execute("CREATE TABLE t" + columns).close();
            List<CheckedView> views = views(ctx, seed);
            for (int tick = 0; tick < 12; tick++) {
                String change = change(random, tick);
                oracle.execute(change);
                ctx.execute(change).close();
                views.forEach(view -> view.check(oracle));
            }
            views.forEach(CheckedView::close);
        }
    }

    private static List<CheckedView> views(SqlStreamContext ctx, long seed) {
        String[] groups = {" GROUP BY k", "", " GROUP BY ROLLUP (k, b)", " GROUP BY GROUPING SETS ((s), (k, s), ())"};
        String[] keys = {"k, ", "", "k, b, GROUPING(k, b) AS g, ", "k, s, GROUPING(s) AS g, "};
        List<CheckedView> views = new ArrayList<>();
        for (int from = 0; from < CALLS.size(); from += CALLS_A_VIEW) {
            List<String> ours = new ArrayList<>();
            List<String> duck = new ArrayList<>();
            for (Dual call : CALLS.subList(from, Math.min(CALLS.size(), from + CALLS_A_VIEW))) {
                ours.add(call.ours() + " AS c" + ours.size());
                duck.add(call.duck() + " AS c" + duck.size());
            }
            int shape = (int) (seed + views.size()) % groups.length;
            Dual query = new Dual(
                    "SELECT " + keys[shape] + String.join(", ", ours) + " FROM t" + groups[shape],
                    "SELECT " + keys[shape] + String.join(", ", duck) + " FROM t" + groups[shape]);
            String name = "v" + views.size();
            ctx.execute("CREATE MATERIALIZED VIEW " + name + " AS " + query.ours())
                    .close();
            views.add(new CheckedView(ctx, name, new RandomQuery.Generated(query, true)));
        }
        return views;
    }

    private static String change(Random random, int tick) {
        int kind = tick < 2 ? 0 : random.nextInt(4);
        if (kind == 1) {
            return "DELETE FROM t WHERE id % 5 = " + random.nextInt(5);
        } else if (kind == 2) {
            return "UPDATE t SET n = " + value(random, random.nextInt(9) - 3) + ", s = " + text(random)
                    + " WHERE id % 4 = " + random.nextInt(4);
        } else if (kind == 3 && tick == 9) {
            return "DELETE FROM t";
        }
        List<String> rows = new ArrayList<>();
        for (int i = 5 + random.nextInt(20); i > 0; i--) {
            rows.add("(" + random.nextInt(100) + ", " + value(random, random.nextInt(3)) + ", "
                    + value(random, random.nextInt(9) - 3) + ", " + value(random, (random.nextInt(400) - 200) / 8.0)
                    + ", "
                    + text(random) + ", " + value(random, random.nextBoolean()) + ")");
        }
        return "INSERT INTO t VALUES " + String.join(", ", rows);
    }

    private static String text(Random random) {
        return value(random, "'" + List.of("", "a", "b", "ab", "é", "A").get(random.nextInt(6)) + "'");
    }

    private static String value(Random random, Object value) {
        return random.nextInt(7) == 0 ? "NULL" : value.toString();
    }
}
