package io.sluice.examples.nexmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.ManualClock;
import io.sluice.SqlStreamContext;
import io.sluice.runtime.oracle.RowCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every query of {@code examples/nexmark} as a standing query over 20,000 events in ten ticks, compared with DuckDB's answer over the events so far.
 * {@code -Dnexmark.queries=q5,q7} runs some only.
 */
class NexmarkTest {
    private static final int EVENTS = 20_000;
    private static final int EVENTS_A_TICK = 2_000;
    private static final int SECONDS_A_TICK = 10;
    private static final int RATE = EVENTS_A_TICK / SECONDS_A_TICK;

    /** One event a second of event time, from day over night into the next day. */
    private static final String EVENTS_OPTIONS =
            "events = " + EVENTS + ", seed = 42, event_rate = 1, start = '2026-01-01 18:30:00'";

    private static final List<String> ONLY =
            List.of(System.getProperty("nexmark.queries", "").split(","));

    /** Where q10 writes. */
    @TempDir
    Path files;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void standingQueriesEqualTheOracle(int parallelism) throws Exception {
        List<NexmarkQuery> queries = NexmarkQuery.all().stream()
                .filter(query -> ONLY.equals(List.of("")) || ONLY.contains(query.name()))
                .toList();
        ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        List<String> problems = new ArrayList<>();
        Map<NexmarkQuery, Long> rows = new LinkedHashMap<>();
        try (NexmarkOracle oracle = new NexmarkOracle(streams(""));
                SqlStreamContext ctx = SqlStreamContext.builder()
                        .clock(clock)
                        .parallelism(parallelism)
                        .build()) {
            ctx.execute(streams(", rate = " + RATE)).close();
            queries.forEach(query -> ctx.execute(script(query)).close());
            for (int tick = 1; tick <= EVENTS / EVENTS_A_TICK; tick++) {
                clock.advance(Duration.ofSeconds(SECONDS_A_TICK));
                ctx.tick();
                oracle.advanceTo(tick * EVENTS_A_TICK);
                if (tick % 3 == 1) {
                    for (NexmarkQuery query : queries) {
                        rows.put(query, check(ctx, oracle, query, tick, problems));
                    }
                }
            }
        }
        assertTrue(problems.isEmpty(), () -> problems.size() + " problems:\n" + String.join("\n", problems));
        if (ONLY.equals(List.of(""))) {
            assertEquals(23, queries.size());
            ResultTable table = new ResultTable();
            rows.forEach(table::add);
            ResultTable.check(table.inReadme(), Boolean.getBoolean("nexmark.update"));
        }
    }

    @Test
    void theExamplesRunAsTheyStand() throws Exception {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            for (String script : List.of("streams.sql", "q3.sql", "q8.sql")) {
                ctx.execute(Files.readString(Path.of("examples", "nexmark", script)))
                        .close();
            }
            assertTrue(ctx.awaitBounded(Duration.ofMinutes(2)));
            for (String view : List.of("q3", "q8")) {
                assertFalse(RowCounts.of(ctx, "SELECT * FROM " + view).isEmpty(), view);
            }
        }
    }

    private static String streams(String option) {
        StringBuilder sql = new StringBuilder();
        for (String table : List.of("person", "auction", "bid")) {
            sql.append("CREATE STREAM ")
                    .append(table)
                    .append(" WITH (connector = 'nexmark', table = '")
                    .append(table)
                    .append("', ")
                    .append(EVENTS_OPTIONS)
                    .append(option)
                    .append(");\n");
        }
        return sql.toString();
    }

    /** The script with our events and files. */
    private String script(NexmarkQuery query) {
        return query.script()
                .replace("/tmp/nexmark/", files + "/")
                .replaceAll("events = \\d+, seed = \\d+, rate = \\d+", EVENTS_OPTIONS + ", rate = " + RATE);
    }

    /** Returns how many rows the result has. */
    private long check(
            SqlStreamContext ctx, NexmarkOracle oracle, NexmarkQuery query, int tick, List<String> problems) {
        Map<String, Long> expected = RowCounts.rounded(oracle.counts(query.duck()));
        Map<String, Long> rows = RowCounts.rounded(
                query.isSink()
                        ? oracle.counts(query.readBack(files))
                        : RowCounts.of(ctx, "SELECT * FROM " + query.name()));
        String difference = RowCounts.difference(expected, rows);
        if (!difference.isEmpty()) {
            problems.add(query.name() + " after tick " + tick + " is not DuckDB's answer:" + difference);
        }
        if (rows.isEmpty()) {
            problems.add(query.name() + " has no row after tick " + tick);
        }
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
