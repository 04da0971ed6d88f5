package io.sluice.runtime.tpch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.ManualClock;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.law.DuckOracle;
import io.sluice.runtime.oracle.OracleQuery;
import io.sluice.runtime.oracle.RowCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dtpch.orders=15000} takes more data, {@code -Dtpch.queries=q05,q21} only some queries. */
class TpchTest {
    private static final Path FOLDER = Path.of("src/test/resources/tpch");
    private static final int ORDERS = Integer.getInteger("tpch.orders", 1_500);
    private static final List<String> ONLY =
            List.of(System.getProperty("tpch.queries", "").split(","));

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void viewsEqualTheOracleAfterEveryChunk(int parallelism) throws Exception {
        List<OracleQuery> queries = OracleQuery.all(FOLDER).stream()
                .filter(query -> ONLY.equals(List.of("")) || ONLY.contains(query.name()))
                .toList();
        List<String> problems = new ArrayList<>();
        Map<String, Integer> mostRows = new TreeMap<>();
        try (DuckOracle duck = new DuckOracle();
                SqlStreamContext ctx = SqlStreamContext.builder()
                        .clock(new ManualClock(Instant.parse("2026-01-01T00:00:00Z")))
                        .parallelism(parallelism)
                        .build()) {
            String schema = Files.readString(FOLDER.resolve("schema.sql"));
            ctx.execute(schema).close();
            duck.execute(schema.replaceAll(",\\s*PRIMARY KEY \\([^)]*\\)| PRIMARY KEY", ""));
            for (OracleQuery query : queries) {
                ctx.execute("CREATE MATERIALIZED VIEW " + query.name() + " AS " + query.ours())
                        .close();
            }
            TpchHistory history = new TpchHistory(new TpchData(ORDERS, 1), ctx, duck);
            for (int chunk = 0; chunk < TpchHistory.CHUNKS; chunk++) {
                history.apply(chunk);
                for (OracleQuery query : queries) {
                    Map<String, Long> expected = RowCounts.rounded(duck.counts(query.duck()));
                    mostRows.merge(query.name(), expected.size(), Math::max);
                    check(ctx, query, expected, "after chunk " + chunk, problems);
                }
            }
        }
        assertTrue(problems.isEmpty(), () -> problems.size() + " problems:\n" + String.join("\n", problems));
        mostRows.forEach((query, rows) -> assertTrue(rows > 0, query + " finds no row at any time"));
    }

    private static void check(
            SqlStreamContext ctx, OracleQuery query, Map<String, Long> expected, String when, List<String> problems) {
        Map<String, Long> view = RowCounts.of(ctx, "SELECT * FROM " + query.name());
        String again = RowCounts.difference(RowCounts.of(ctx, query.ours()), view);
        if (!again.isEmpty()) {
            problems.add(query.name() + " " + when + " is not its query run again:" + again);
        }
        String oracle = RowCounts.difference(expected, RowCounts.rounded(view));
        if (!oracle.isEmpty()) {
            problems.add(query.name() + " " + when + " is not DuckDB's answer:" + oracle);
        }
    }
}
