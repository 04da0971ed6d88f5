package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.SqlStreamContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounded, re-readable sources: filling, late views, reading afresh, bad rows. */
class FileStreamTest {
    private static final int ROWS = 5_000;

    @TempDir
    Path folder;

    private final SqlStreamContext ctx = SqlStreamContext.builder()
            .set("max_tick_rows", "1000")
            .set("batch_rows", "300")
            .build();

    @BeforeEach
    void file() throws IOException {
        String lines = IntStream.range(0, ROWS)
                .mapToObj(i -> "k" + i % 7 + "," + i)
                .collect(Collectors.joining("\n", "k,v\n", "\n"));
        Files.writeString(folder.resolve("in.csv"), lines);
        ctx.execute("CREATE STREAM f (k VARCHAR, v BIGINT) WITH (connector = 'file', path = '"
                + folder.resolve("in.csv") + "', format = 'csv', header = true)");
    }

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void createReturnsWhenTheFileHasBeenRead() {
        ctx.execute("CREATE MATERIALIZED VIEW total AS SELECT COUNT(*) AS n, SUM(v) AS s FROM f");
        assertEquals(List.of("5000|12497500"), Rows.of(ctx, "SELECT * FROM total"));
        assertEquals(List.of("RUNNING"), Rows.of(ctx, "SELECT state FROM sys.queries"));
        assertEquals(List.of("ENDED|5000"), Rows.of(ctx, "SELECT state, rows_read FROM sys.streams"));
        assertTrue(ctx.lastTick() >= ROWS / 1_000);
    }

    @Test
    void aStreamsOwnLimitKeepsToTheInterval() {
        ctx.execute("CREATE STREAM slow (k VARCHAR, v BIGINT) WITH (connector = 'file', path = '"
                + folder.resolve("in.csv") + "', format = 'csv', header = true, max_rows_per_tick = 10)");
        ctx.execute("CREATE MATERIALIZED VIEW paced WITH (fill = 'background') AS SELECT COUNT(*) AS n FROM slow");
        ctx.tick();
        assertFalse(((Engine) ctx).hurries());
        ctx.execute("CREATE MATERIALIZED VIEW eager WITH (fill = 'background') AS SELECT COUNT(*) AS n FROM f");
        ctx.tick();
        assertTrue(((Engine) ctx).hurries());
        assertEquals(List.of("20"), Rows.of(ctx, "SELECT n FROM paced"));
    }

    @Test
    void aLaterViewGetsItsPast() {
        ctx.execute("CREATE MATERIALIZED VIEW first_one WITH (fill = 'background') AS SELECT COUNT(*) AS n FROM f");
        ctx.tick();
        ctx.tick();
        ctx.execute(
                "CREATE MATERIALIZED VIEW late WITH (fill = 'background') AS SELECT k, SUM(v) AS s FROM f GROUP BY k");
        assertTrue(ctx.awaitBounded(Duration.ofMinutes(1)));
        assertEquals(List.of("5000"), Rows.of(ctx, "SELECT n FROM first_one"));
        assertEquals(List.of("12497500|7"), Rows.of(ctx, "SELECT SUM(s), COUNT(*) FROM late"));
        ctx.execute("CREATE MATERIALIZED VIEW last_one AS SELECT MAX(v) AS m FROM f");
        assertEquals(List.of("4999"), Rows.of(ctx, "SELECT m FROM last_one"));
    }

    @Test
    void aPlainSelectReadsTheFileAfresh() {
        assertEquals(List.of("5000|12497500"), Rows.of(ctx, "SELECT COUNT(*), SUM(v) FROM f"));
        assertEquals(List.of("UNREAD"), Rows.of(ctx, "SELECT state FROM sys.streams"));
    }

    @Test
    void theEndOfTheInputClosesItsWindows() throws IOException {
        Files.writeString(
                folder.resolve("times.csv"), "2026-01-01 00:00:01\n2026-01-01 00:00:02\n2026-01-01 00:00:14\n");
        ctx.execute(
                "CREATE STREAM t (ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '1' HOUR) WITH (connector = 'file',"
                        + " path = '" + folder.resolve("times.csv") + "', format = 'csv', header = false)");
        ctx.execute(
                "CREATE MATERIALIZED VIEW w AS SELECT window_end, COUNT(*) AS n FROM t WINDOW TUMBLING (SIZE 10 SECONDS)"
                        + " EMIT FINAL");
        assertEquals(
                List.of("2026-01-01 00:00:10|2", "2026-01-01 00:00:20|1"),
                Rows.of(ctx, "SELECT * FROM w ORDER BY window_end"));
    }

    @Test
    void badRowsAreCountedOnceHoweverOftenTheFileIsRead() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "1\nx\n3\ny\n");
        ctx.execute("CREATE STREAM b (v BIGINT) WITH (connector = 'file', path = '" + folder.resolve("bad.csv")
                + "', format = 'csv', header = false)");
        assertEquals(List.of("2|4"), Rows.of(ctx, "SELECT COUNT(*), SUM(v) FROM b"));
        ctx.execute("CREATE MATERIALIZED VIEW m AS SELECT SUM(v) AS s FROM b");
        ctx.execute("CREATE MATERIALIZED VIEW m2 AS SELECT SUM(v) AS s FROM b");
        assertEquals(List.of("x", "y"), Rows.of(ctx, "SELECT row_text FROM sys.bad_rows ORDER BY row_text"));
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT rows_bad FROM sys.streams WHERE name = 'b'"));
    }

    @Test
    void onErrorFailStopsTheStatement() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "1\nx\n");
        ctx.execute("CREATE STREAM b (v BIGINT) WITH (connector = 'file', path = '" + folder.resolve("bad.csv")
                + "', format = 'csv', header = false, on_error = 'fail')");
        SluiceException error = assertThrows(
                SluiceException.class, () -> ctx.execute("CREATE MATERIALIZED VIEW m AS SELECT SUM(v) AS s FROM b"));
        assertEquals(ErrorCode.BAD_ROW, error.code(), error.getMessage());
        assertEquals(List.of(), Rows.of(ctx, "SELECT name FROM sys.queries"));
    }

    @Test
    void columnsAreGuessedFromAGlob() {
        ctx.execute("CREATE STREAM g FROM '" + folder.resolve("in*.csv") + "'");
        assertEquals(
                List.of("k|VARCHAR", "v|BIGINT"),
                Rows.of(ctx, "SELECT name, type FROM sys.columns WHERE relation = 'g' ORDER BY \"position\""));
        assertEquals(List.of("5000"), Rows.of(ctx, "SELECT COUNT(*) FROM g"));
    }
}
