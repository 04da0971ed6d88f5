package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.Appender;
import io.sluice.ManualClock;
import io.sluice.PreparedSql;
import io.sluice.SqlStreamContext;
import io.sluice.StatementResult;
import io.sluice.Subscription;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queries that stay: errors, pausing, retention, listeners, late rows, prepared statements. */
class StandingQueryTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final SqlStreamContext ctx = SqlStreamContext.builder().clock(clock).build();

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void aRowThatFailsIsLeftOutCountedAndReadable() {
        ctx.execute("CREATE STREAM s (a BIGINT, b BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT a / b AS r FROM s");
        ctx.execute("INSERT INTO s VALUES (6, 3), (1, 0), (8, 2)");
        assertEquals(List.of("2", "4"), Rows.of(ctx, "SELECT r FROM q ORDER BY r"));
        assertEquals(List.of("q|(1, 0)"), Rows.of(ctx, "SELECT relation, row_text FROM sys.bad_rows"));
        assertEquals(List.of("1"), Rows.of(ctx, "SELECT rows_bad FROM sys.queries"));
    }

    @Test
    void aQueryThatFailsLeavesTheOthersAndItsLastGoodState() {
        ctx.execute("CREATE STREAM s (a BIGINT, b BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW strict WITH (on_error = 'fail') AS SELECT a / b AS r FROM s");
        ctx.execute("CREATE MATERIALIZED VIEW other AS SELECT COUNT(*) AS n FROM s");
        ctx.execute("INSERT INTO s VALUES (6, 3)");
        ctx.execute("INSERT INTO s VALUES (8, 2), (1, 0)");
        ctx.execute("INSERT INTO s VALUES (9, 3)");
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT r FROM strict"));
        assertEquals(List.of("4"), Rows.of(ctx, "SELECT n FROM other"));
        assertEquals(
                List.of("other|RUNNING", "strict|FAILED"),
                Rows.of(ctx, "SELECT name, state FROM sys.queries ORDER BY name"));
        assertEquals(
                List.of("TRUE"),
                Rows.of(ctx, "SELECT error LIKE 'DIVISION_BY_ZERO%' FROM sys.queries WHERE name = 'strict'").stream()
                        .map(String::toUpperCase)
                        .toList());
    }

    /** What it shows is no longer its query over everything accepted: readers are told, also those of views above. */
    @Test
    void readersOfAFailedViewAreWarned() {
        ctx.execute("CREATE STREAM s (a BIGINT, b BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW strict WITH (on_error = 'fail') AS SELECT a / b AS r FROM s");
        ctx.execute("CREATE MATERIALIZED VIEW above AS SELECT COUNT(*) AS n FROM strict");
        ctx.execute("INSERT INTO s VALUES (6, 3)");
        assertEquals(List.of(), warnings("SELECT * FROM above"));
        ctx.execute("INSERT INTO s VALUES (1, 0)");
        List<String> expected = List.of(
                "view strict has failed and shows what it held before: DIVISION_BY_ZERO: 1 / 0; sys.queries has the whole error");
        assertEquals(expected, warnings("SELECT * FROM strict"));
        assertEquals(expected, warnings("SELECT * FROM above"));
        try (PreparedSql prepared = ctx.prepare("SELECT * FROM strict");
                StatementResult result = prepared.execute()) {
            assertEquals(expected, result.warnings());
        }
    }

    @Test
    void readersOfAStaleViewAreWarned() {
        ctx.execute("CREATE TABLE t (a BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW v AS SELECT (SELECT a FROM t) AS a");
        ctx.execute("INSERT INTO t VALUES (1)");
        ctx.execute("INSERT INTO t VALUES (2)");
        assertEquals(
                List.of("view v waits until its rows can be right and shows what it held before: CARDINALITY_VIOLATION:"
                        + " a subquery used as a value gave more than one row; sys.queries has the whole error"),
                warnings("SELECT * FROM v"));
        assertEquals(List.of("1"), Rows.of(ctx, "SELECT * FROM v"));
        ctx.execute("DELETE FROM t WHERE a = 1");
        assertEquals(List.of(), warnings("SELECT * FROM v"));
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT * FROM v"));
    }

    /** What waits keeps to what is left of it: changes that cancel out do not add up. */
    @Test
    void aStaleViewCatchesUpWithManyChanges() {
        ctx.execute("CREATE TABLE digits (d BIGINT)");
        ctx.execute("INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
        ctx.execute("CREATE TABLE t (k BIGINT, a BIGINT)");
        ctx.execute("CREATE TABLE s (a BIGINT)");
        ctx.execute("INSERT INTO s VALUES (1)");
        ctx.execute("CREATE MATERIALIZED VIEW v AS SELECT k, a * (SELECT a FROM s) AS a FROM t");
        ctx.execute("INSERT INTO s VALUES (2)");
        for (int round = 0; round < 5; round++) {
            String number = "a.d + 10 * b.d + 100 * c.d + 1000 * d.d";
            ctx.execute("INSERT INTO t SELECT " + number + ", " + number + " + " + round
                    + " FROM digits AS a, digits AS b, digits AS c, digits AS d");
            ctx.execute("DELETE FROM t WHERE k > 1");
        }
        assertEquals(List.of("0"), Rows.of(ctx, "SELECT COUNT(*) FROM v"));
        ctx.execute("DELETE FROM s WHERE a = 1");
        assertEquals(
                List.of("0|5|20", "1|5|30"),
                Rows.of(ctx, "SELECT k, COUNT(*) AS n, SUM(a) AS a FROM v GROUP BY k ORDER BY k"));
    }

    private List<String> warnings(String sql) {
        try (StatementResult result = ctx.execute(sql)) {
            return result.warnings();
        }
    }

    @Test
    void anAdHocQueryFailsAtTheExpression() {
        ctx.execute("CREATE TABLE t (a BIGINT, b BIGINT)");
        ctx.execute("INSERT INTO t VALUES (1, 0)");
        SluiceException error = assertThrows(SluiceException.class, () -> ctx.query("SELECT a / b FROM t"));
        assertEquals(ErrorCode.DIVISION_BY_ZERO, error.code());
        assertEquals(8, error.diagnostic().span().column());
    }

    @Test
    void aPausedViewCatchesUp() {
        ctx.execute("CREATE STREAM s (v BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT SUM(v) AS s FROM s");
        ctx.execute("INSERT INTO s VALUES (1)");
        ctx.execute("PAUSE q");
        ctx.execute("INSERT INTO s VALUES (2), (3)");
        ctx.execute("INSERT INTO s VALUES (4)");
        assertEquals(List.of("1"), Rows.of(ctx, "SELECT s FROM q"));
        assertEquals(List.of("PAUSED|3"), Rows.of(ctx, "SELECT state, rows_waiting FROM sys.queries"));
        ctx.execute("RESUME q");
        assertEquals(List.of("10"), Rows.of(ctx, "SELECT s FROM q"));
    }

    @Test
    void aFullPausedViewRefusesInserts() {
        ctx.execute("CREATE STREAM s (v BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT SUM(v) AS s FROM s");
        ctx.execute("SET pause_buffer_rows = 2");
        ctx.execute("PAUSE q");
        ctx.execute("INSERT INTO s VALUES (2), (3)");
        SluiceException error = assertThrows(SluiceException.class, () -> ctx.execute("INSERT INTO s VALUES (4)"));
        assertEquals(ErrorCode.RESOURCE_EXHAUSTED, error.code());
        ctx.execute("RESUME q");
        ctx.execute("INSERT INTO s VALUES (4)");
        assertEquals(List.of("9"), Rows.of(ctx, "SELECT s FROM q"));
    }

    @Test
    void aRetainedStreamIsReadableForItsTime() {
        ctx.execute("CREATE STREAM s (v BIGINT) WITH (retention = '1 hour')");
        ctx.execute("INSERT INTO s VALUES (1)");
        clock.advance(Duration.ofMinutes(40));
        ctx.execute("INSERT INTO s VALUES (2)");
        assertEquals(List.of("1", "2"), Rows.of(ctx, "SELECT v FROM s ORDER BY v"));
        ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT COUNT(*) AS n FROM s");
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT n FROM q"));
        clock.advance(Duration.ofMinutes(40));
        ctx.tick();
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT v FROM s"));
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT n FROM q"));
    }

    @Test
    void aStreamThatKeepsNothingSaysHowToReadIt() {
        ctx.execute("CREATE STREAM s (v BIGINT)");
        SluiceException error = assertThrows(SluiceException.class, () -> ctx.query("SELECT * FROM s"));
        assertEquals(ErrorCode.STREAM_NOT_READABLE, error.code());
    }

    @Test
    void lateRowsAreCountedAndReadable() {
        ctx.execute("CREATE STREAM s (ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '0' SECOND)");
        ctx.execute("CREATE MATERIALIZED VIEW w AS SELECT window_start, COUNT(*) AS n"
                + " FROM s WINDOW TUMBLING (SIZE 10 SECONDS) EMIT CHANGES");
        ctx.execute("INSERT INTO s VALUES (TIMESTAMP '2026-01-01 00:00:25')");
        ctx.execute("INSERT INTO s VALUES (TIMESTAMP '2026-01-01 00:00:05')");
        assertEquals(List.of("2026-01-01 00:00:20|1"), Rows.of(ctx, "SELECT * FROM w"));
        assertEquals(List.of("w|1"), Rows.of(ctx, "SELECT relation, COUNT(*) FROM sys.late GROUP BY relation"));
        assertEquals(List.of("1"), Rows.of(ctx, "SELECT rows_late FROM sys.queries"));
    }

    @Test
    void listenersSeeContentThenChanges() {
        ctx.execute("CREATE TABLE t (k VARCHAR PRIMARY KEY, v BIGINT)");
        ctx.execute("INSERT INTO t VALUES ('a', 1)");
        List<String> seen = new ArrayList<>();
        Subscription subscription = ctx.subscribe("t", changes -> {
            for (int i = 0; i < changes.rowCount(); i++) {
                seen.add(changes.weight(i) + "|" + changes.getObject(i, 0) + "|" + changes.getObject(i, 1));
            }
        });
        ctx.execute("UPDATE t SET v = 2");
        subscription.close();
        ctx.execute("UPDATE t SET v = 3");
        assertEquals(List.of("1|a|1", "-1|a|1", "1|a|2"), seen);
    }

    @Test
    void aListenerThatThrowsIsDropped() {
        ctx.execute("CREATE TABLE t (v BIGINT)");
        ctx.subscribe("t", changes -> {
            throw new IllegalStateException("no more");
        });
        ctx.execute("INSERT INTO t VALUES (1)");
        ctx.execute("INSERT INTO t VALUES (2)");
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT COUNT(*) FROM t"));
        assertEquals(List.of("FAILED|no more"), Rows.of(ctx, "SELECT state, error FROM sys.queries"));
    }

    @Test
    void aPrimaryKeyHoldsAndAFailedStatementChangesNothing() {
        ctx.execute("CREATE TABLE t (k INT PRIMARY KEY, v VARCHAR NOT NULL)");
        ctx.execute("INSERT INTO t VALUES (1, 'a')");
        assertCode(ErrorCode.DUPLICATE_KEY, "INSERT INTO t VALUES (2, 'b'), (1, 'c')");
        assertCode(ErrorCode.DUPLICATE_KEY, "INSERT INTO t VALUES (3, 'b'), (3, 'c')");
        assertCode(ErrorCode.NOT_NULL_VIOLATION, "INSERT INTO t VALUES (4, NULL)");
        assertEquals(List.of("1|a"), Rows.of(ctx, "SELECT * FROM t"));
        ctx.execute("INSERT INTO t VALUES (2, 'b')");
        assertCode(ErrorCode.DUPLICATE_KEY, "UPDATE t SET k = 5");
        ctx.execute("UPDATE t SET k = 3 - k");
        assertEquals(List.of("1|b", "2|a"), Rows.of(ctx, "SELECT * FROM t ORDER BY k"));
    }

    @Test
    void anAppenderIntoATableKeepsItsKey() {
        ctx.execute("CREATE TABLE t (k INT PRIMARY KEY, v VARCHAR)");
        ctx.execute("INSERT INTO t VALUES (1, 'a')");
        try (Appender rows = ctx.appender("t")) {
            rows.append(2, "b");
            rows.append(1, "c");
            rows.append(2, "d");
            rows.append(3, "e");
        }
        ctx.tick();
        assertEquals(List.of("1|a", "2|b", "3|e"), Rows.of(ctx, "SELECT * FROM t ORDER BY k"));
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT COUNT(*) FROM sys.bad_rows WHERE relation = 't'"));
    }

    @Test
    void preparedStatementsTakeParametersAndFollowTheCatalog() {
        ctx.execute("CREATE TABLE t (k INT, v VARCHAR)");
        try (PreparedSql insert = ctx.prepare("INSERT INTO t VALUES (?, ?)");
                PreparedSql query = ctx.prepare("SELECT v FROM t WHERE k = ?")) {
            assertEquals(PreparedSql.Kind.DML, insert.kind());
            assertEquals(1, insert.execute(1, "a").updateCount());
            insert.execute(2, "b");
            assertEquals("b", first(query, 2));
            ctx.execute("DROP TABLE t");
            assertThrows(SluiceException.class, () -> query.execute(2));
            ctx.execute("CREATE TABLE t (k INT, v INT)");
            insert.execute(2, 7);
            assertEquals("7", first(query, 2));
        }
    }

    @Test
    void tablesAreMadeOfQueries() {
        ctx.execute("CREATE TABLE t (k INT, v VARCHAR)");
        ctx.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        ctx.execute("CREATE TABLE u AS SELECT k + 1 AS k1, v FROM t");
        assertEquals(List.of("2|a", "3|b"), Rows.of(ctx, "SELECT * FROM u ORDER BY k1"));
        ctx.execute("INSERT INTO u SELECT * FROM t");
        assertEquals(List.of("4"), Rows.of(ctx, "SELECT COUNT(*) FROM u"));
    }

    @Test
    void explainShowsPlansAndCounts() {
        ctx.execute("CREATE TABLE t (k INT, v VARCHAR)");
        ctx.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        assertTrue(Rows.of(ctx, "EXPLAIN SELECT k FROM t WHERE v = 'a'").size() > 1);
        String analyzed = String.join("\n", Rows.of(ctx, "EXPLAIN ANALYZE SELECT k FROM t WHERE v = 'a'"));
        assertTrue(analyzed.contains("rows in=2, out=1"), analyzed);
        assertCode(ErrorCode.NOT_SUPPORTED, "EXPLAIN ANALYZE SELECT k FROM t EMIT CHANGES");
    }

    private static String first(PreparedSql query, Object... parameters) {
        try (var result = query.execute(parameters).rows().orElseThrow()) {
            return result.next() ? result.getString(0) : null;
        }
    }

    private void assertCode(ErrorCode code, String sql) {
        SluiceException error = assertThrows(SluiceException.class, () -> ctx.execute(sql));
        assertEquals(code, error.code(), error.getMessage());
    }
}
