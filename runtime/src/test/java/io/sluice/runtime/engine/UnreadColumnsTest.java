package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that no query reads are not kept, but a row is as good or bad as ever. */
class UnreadColumnsTest {
    private final SqlStreamContext ctx = SqlStreamContext.builder().build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ctx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"COUNT(*)", "SUM(v)", "MAX(note)", "COUNT(ts)"})
    void aRowIsBadWhateverTheQueryReads(String aggregate) throws IOException {
        file(
                "1,a,2026-01-01 00:00:00\nx,b,2026-01-01 00:00:01\n3,,2026-01-01 00:00:02\n4,d,never\n5,e,\n6,f\n7,toolong,\n");
        stream("v INT, note VARCHAR(3) NOT NULL, ts TIMESTAMP(3)", "");
        ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT COUNT(*) AS n, " + aggregate + " AS x FROM f");
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT n FROM q"));
        assertEquals(
                List.of("3,,2026-01-01 00:00:02", "4,d,never", "6,f", "7,toolong,", "x,b,2026-01-01 00:00:01"),
                Rows.of(ctx, "SELECT row_text FROM sys.bad_rows ORDER BY row_text"));
    }

    @Test
    void aQueryThatComesLaterReadsItsOwnColumns() throws IOException {
        file("1,a,2026-01-01 00:00:00\n2,b,2026-01-01 00:00:01\n");
        stream("v INT NOT NULL, note VARCHAR, ts TIMESTAMP(3), WATERMARK FOR ts AS ts", ", follow = true");
        ctx.execute("CREATE MATERIALIZED VIEW n AS SELECT COUNT(*) AS n FROM f");
        ctx.execute("CREATE MATERIALIZED VIEW notes AS SELECT note FROM f");
        more("3,c,2026-01-01 00:00:02\n");
        ctx.execute("CREATE MATERIALIZED VIEW all_columns AS SELECT * FROM f");
        more("4,d,2026-01-01 00:00:03\n");
        assertEquals(List.of("4"), Rows.of(ctx, "SELECT n FROM n"));
        assertEquals(List.of("a", "b", "c", "d"), Rows.of(ctx, "SELECT note FROM notes ORDER BY note"));
        List<String> rows = List.of(
                "1|a|2026-01-01 00:00:00",
                "2|b|2026-01-01 00:00:01",
                "3|c|2026-01-01 00:00:02",
                "4|d|2026-01-01 00:00:03");
        assertEquals(rows, Rows.of(ctx, "SELECT * FROM all_columns ORDER BY v"));
        ctx.execute("DROP MATERIALIZED VIEW all_columns");
        ctx.execute("DROP MATERIALIZED VIEW notes");
        more("5,e,2026-01-01 00:00:04\n");
        assertEquals(List.of("5"), Rows.of(ctx, "SELECT n FROM n"));
        assertEquals(rows, Rows.of(ctx, "SELECT * FROM f ORDER BY v LIMIT 4"));
    }

    @Test
    void manyFiltersReadTheirColumn() throws IOException {
        file("");
        stream("v INT NOT NULL, note VARCHAR, ts TIMESTAMP(3)", ", follow = true");
        for (int i = 0; i < 40; i++) {
            String filter = i % 2 == 0 ? "v < " + i : "note = 'n" + i + "'";
            ctx.execute("CREATE MATERIALIZED VIEW q" + i + " AS SELECT COUNT(*) AS n FROM f WHERE " + filter);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append(i % 50).append(",n").append(i % 25).append(",2026-01-01 00:00:00\n");
        }
        more(text.toString());
        for (int i = 0; i < 40; i++) {
            int expected = i % 2 == 0 ? 20 * i : i < 25 ? 40 : 0;
            assertEquals(List.of(String.valueOf(expected)), Rows.of(ctx, "SELECT n FROM q" + i), "q" + i);
        }
    }

    @Test
    void windowsOfAnUnreadTimeClose() throws IOException {
        file("1,a,2026-01-01 00:00:00\n2,b,2026-01-01 00:00:11\n3,c,2026-01-01 00:00:21\n");
        stream("v INT, note VARCHAR, ts TIMESTAMP(3), WATERMARK FOR ts AS ts", ", follow = true");
        ctx.execute("CREATE MATERIALIZED VIEW other AS SELECT v FROM f");
        ctx.execute("CREATE MATERIALIZED VIEW w AS SELECT note, COUNT(*) AS n FROM f"
                + " WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY note, window_end EMIT FINAL");
        assertEquals(List.of("a|1", "b|1"), Rows.of(ctx, "SELECT note, n FROM w ORDER BY note"));
    }

    @Test
    void aStreamThatKeepsItsRowsKeepsThemWhole() throws IOException {
        file("1,a,2026-01-01 00:00:00\n");
        stream("v INT, note VARCHAR, ts TIMESTAMP(3)", ", retention = '1000000 hours'");
        ctx.execute("CREATE MATERIALIZED VIEW q AS SELECT COUNT(*) AS n FROM f");
        assertEquals(List.of("1|a|2026-01-01 00:00:00"), Rows.of(ctx, "SELECT v, note, ts FROM f"));
    }

    private void stream(String columns, String options) {
        ctx.execute("CREATE STREAM f (" + columns + ") WITH (connector = 'file', path = '" + folder.resolve("in.csv")
                + "', header = false" + options + ")");
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("in.csv"), text);
    }

    private void more(String text) throws IOException {
        Files.writeString(folder.resolve("in.csv"), text, StandardOpenOption.APPEND);
        ctx.tick();
    }
}
