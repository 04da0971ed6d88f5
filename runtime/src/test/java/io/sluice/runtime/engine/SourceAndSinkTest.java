package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.ManualClock;
import io.sluice.SqlStreamContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine makes of connectors: sinks, time of silent sources, limits, failures, shards. */
class SourceAndSinkTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final SqlStreamContext ctx =
            SqlStreamContext.builder().clock(clock).parallelism(3).build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void aSinkCountsWhatItWritesAndPauses() {
        ctx.execute("CREATE TABLE t (k INT, v INT)");
        ctx.execute("INSERT INTO t VALUES (1, 1)");
        ctx.execute("CREATE SINK o WITH (connector = 'blackhole') AS SELECT k, SUM(v) AS s FROM t GROUP BY k");
        assertEquals(List.of("o|RUNNING|1"), Rows.of(ctx, "SELECT name, state, rows_written FROM sys.sinks"));
        ctx.execute("INSERT INTO t VALUES (1, 1), (2, 5)");
        assertEquals(List.of("4"), Rows.of(ctx, "SELECT rows_written FROM sys.sinks"));
        ctx.execute("PAUSE o");
        ctx.execute("INSERT INTO t VALUES (3, 1)");
        assertEquals(List.of("PAUSED|4"), Rows.of(ctx, "SELECT state, rows_written FROM sys.sinks"));
        ctx.execute("RESUME o");
        assertEquals(List.of("RUNNING|5"), Rows.of(ctx, "SELECT state, rows_written FROM sys.sinks"));
        assertEquals(
                1,
                Rows.of(ctx, "DESCRIBE o").stream()
                        .filter(row -> row.startsWith("delivery|"))
                        .count());
    }

    @Test
    void aFileSinkHoldsEveryRow() throws IOException {
        ctx.execute("CREATE STREAM s (k INT, v VARCHAR)");
        ctx.execute("CREATE SINK o FROM s WITH (connector = 'file', path = '" + folder.resolve("out.csv")
                + "', format = 'csv')");
        ctx.execute("INSERT INTO s VALUES (1, 'a'), (2, 'b')");
        ctx.execute("INSERT INTO s VALUES (3, 'c')");
        ctx.execute("DROP SINK o");
        ctx.execute("CREATE STREAM again (k INT, v VARCHAR) WITH (connector = 'file', path = '"
                + folder.resolve("out.csv") + "', format = 'csv')");
        assertEquals(List.of("1|a", "2|b", "3|c"), Rows.of(ctx, "SELECT k, v FROM again ORDER BY k"));
    }

    @Test
    void aSilentSourceHoldsNothingBack() {
        String columns = " (v INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts)";
        ctx.execute("CREATE STREAM busy" + columns);
        ctx.execute("CREATE STREAM quiet" + columns + " WITH (idle_timeout = '1 minute')");
        ctx.execute("CREATE MATERIALIZED VIEW w AS SELECT window_end, COUNT(*) AS n FROM"
                + " (SELECT * FROM busy UNION ALL SELECT * FROM quiet) WINDOW TUMBLING (SIZE 10 SECONDS) EMIT FINAL");
        ctx.execute("INSERT INTO quiet VALUES (1, TIMESTAMP '2026-01-01 00:00:01')");
        ctx.execute("INSERT INTO busy VALUES (1, TIMESTAMP '2026-01-01 00:00:30')");
        assertEquals(List.of(), Rows.of(ctx, "SELECT * FROM w"));
        clock.advance(Duration.ofMinutes(2));
        ctx.tick();
        assertEquals(List.of("2026-01-01 00:00:10|1"), Rows.of(ctx, "SELECT * FROM w"));
    }

    @Test
    void aStreamMayTakeFewerRowsATick() throws IOException {
        Files.writeString(folder.resolve("in.csv"), "1\n2\n3\n4\n5\n");
        ctx.execute("CREATE STREAM f (v INT) WITH (connector = 'file', path = '" + folder.resolve("in.csv")
                + "', format = 'csv', header = false, max_rows_per_tick = 2)");
        ctx.execute("CREATE MATERIALIZED VIEW q WITH (fill = 'background') AS SELECT COUNT(*) AS n FROM f");
        ctx.tick();
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT n FROM q"));
        ctx.tick();
        assertEquals(List.of("4"), Rows.of(ctx, "SELECT n FROM q"));
        assertTrue(ctx.awaitBounded(Duration.ofMinutes(1)));
        assertEquals(List.of("5"), Rows.of(ctx, "SELECT n FROM q"));
    }

    @Test
    void rowsMadeForEverAreNoTable() {
        String generated = " (v INT) WITH (connector = 'datagen', ";
        ctx.execute("CREATE STREAM endless" + generated + "rows_per_second = 5)");
        ctx.execute("CREATE STREAM counted" + generated + "number_of_rows = 5)");
        ctx.execute("CREATE STREAM ending" + generated + "fields.v.kind = 'sequence', fields.v.end = '6')");
        assertCode(ErrorCode.STREAM_NOT_READABLE, "SELECT COUNT(*) FROM endless");
        assertEquals(List.of("5"), Rows.of(ctx, "SELECT COUNT(*) FROM counted"));
        assertEquals(List.of("7"), Rows.of(ctx, "SELECT COUNT(*) FROM ending"));
    }

    @Test
    void aSourceThatCannotBeReadFailsTheStatement() throws IOException {
        Path file = folder.resolve("broken.csv");
        Files.writeString(file, "1\nx\n");
        ctx.execute("CREATE STREAM f (v INT) WITH (connector = 'file', path = '" + file
                + "', format = 'csv', header = false, on_error = 'fail')");
        for (int attempt = 0; attempt < 2; attempt++) {
            SluiceException error = assertThrows(
                    SluiceException.class, () -> ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT v FROM f"));
            assertEquals(ErrorCode.BAD_ROW, error.code(), error.getMessage());
        }
        assertEquals(List.of("FAILED"), Rows.of(ctx, "SELECT state FROM sys.streams"));
    }

    @Test
    void shardsGiveWhatOneOperatorGives() {
        ctx.execute("CREATE STREAM g (n BIGINT, k BIGINT) WITH (connector = 'datagen', number_of_rows = 20000,"
                + " \"fields.n.kind\" = 'sequence', \"fields.k.min\" = 0, \"fields.k.max\" = 99)");
        ctx.execute("CREATE MATERIALIZED VIEW sharded AS SELECT k, COUNT(*) AS n, SUM(n) AS s FROM g GROUP BY k");
        ctx.execute("SET parallelism = 1");
        ctx.execute("CREATE MATERIALIZED VIEW single AS SELECT k, COUNT(*) AS n, SUM(n) AS s FROM g GROUP BY k");
        assertEquals(Rows.of(ctx, "SELECT * FROM single ORDER BY k"), Rows.of(ctx, "SELECT * FROM sharded ORDER BY k"));
        assertEquals(List.of("20000"), Rows.of(ctx, "SELECT SUM(n) FROM sharded"));
    }

    @Test
    void optionsAndConnectorsAreChecked() {
        assertCode(ErrorCode.INVALID_OPTION, "CREATE STREAM x (v INT) WITH (connector = 'fil')");
        assertCode(ErrorCode.INVALID_OPTION, "CREATE STREAM x (v INT) WITH (connector = 'blackhole')");
        assertCode(ErrorCode.INVALID_OPTION, "CREATE STREAM x (v INT) WITH (retention = 'long')");
        ctx.execute("CREATE STREAM x (v INT) WITH (connector = 'memory')");
        ctx.execute("INSERT INTO x VALUES (1)");
        assertCode(ErrorCode.INVALID_OPTION, "CREATE SINK o FROM x WITH (connector = 'socket')");
        assertCode(ErrorCode.NOT_SUPPORTED, "CREATE TABLE y (v INT) WITH (connector = 'file')");
    }

    private void assertCode(ErrorCode code, String sql) {
        SluiceException error = assertThrows(SluiceException.class, () -> ctx.execute(sql));
        assertEquals(code, error.code(), error.getMessage());
    }
}
