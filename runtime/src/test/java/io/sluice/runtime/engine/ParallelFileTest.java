package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large file decoded by several threads is the file that one reads: rows, lines of bad rows, positions. */
class ParallelFileTest {
    private static final int ROWS = 60_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void likeOneThread(String format) throws IOException {
        Files.writeString(folder.resolve("in"), text(format, 0));
        List<String> expected = read(format, 1);
        assertEquals("bad|" + 2 * (ROWS / 1000), expected.get(0));
        assertEquals(expected, read(format, 2));
        assertEquals(expected, read(format, 3));
    }

    @Test
    void aStreamMayTakeFewerRowsATick() throws IOException {
        Files.writeString(folder.resolve("in"), text("csv", 0));
        try (SqlStreamContext ctx = SqlStreamContext.builder().parallelism(2).build()) {
            ctx.execute(stream("csv", ", max_rows_per_tick = 50000"));
            ctx.execute("CREATE MATERIALIZED VIEW q WITH (fill = 'background') AS SELECT COUNT(*) AS n FROM f");
            ctx.tick();
            assertEquals(List.of("50000"), Rows.of(ctx, "SELECT n FROM q"));
            ctx.tick();
            assertEquals(List.of(String.valueOf(ROWS - ROWS / 1000)), Rows.of(ctx, "SELECT n FROM q"));
        }
    }

    private List<String> read(String format, int parallelism) throws IOException {
        List<String> found = new ArrayList<>();
        try (SqlStreamContext ctx =
                SqlStreamContext.builder().parallelism(parallelism).build()) {
            ctx.execute(stream(format, ", follow = true"));
            ctx.execute("CREATE MATERIALIZED VIEW early AS SELECT COUNT(*), SUM(id), MIN(note), MAX(note) FROM f");
            found.addAll(Rows.of(ctx, "SELECT 'bad', COUNT(*) FROM sys.bad_rows"));
            found.addAll(Rows.of(ctx, "SELECT * FROM early"));
            found.addAll(Rows.of(ctx, "SELECT place, reason, row_text FROM sys.bad_rows ORDER BY place, row_text"));
            found.addAll(Rows.of(ctx, "SELECT id, note FROM f ORDER BY id, note LIMIT 1000 OFFSET 30000"));
            Files.writeString(folder.resolve("more"), text(format, ROWS));
            ctx.execute("CREATE MATERIALIZED VIEW late AS SELECT COUNT(*), SUM(id), COUNT(DISTINCT note) FROM f");
            found.addAll(Rows.of(ctx, "SELECT * FROM late"));
            Files.write(folder.resolve("in"), Files.readAllBytes(folder.resolve("more")), StandardOpenOption.APPEND);
            ctx.tick();
            found.addAll(Rows.of(ctx, "SELECT * FROM early"));
            found.addAll(Rows.of(ctx, "SELECT * FROM late"));
            Files.writeString(folder.resolve("in"), text(format, 0));
        }
        return found;
    }

    private String stream(String format, String options) {
        return "CREATE STREAM f (id BIGINT NOT NULL, note VARCHAR) WITH (connector = 'file', path = '"
                + folder.resolve("in") + "', format = '" + format + "', header = 'false'" + options + ")";
    }

    /** Rows over many lines where the format has them, and of each thousand two that are bad. */
    private static String text(String format, int first) {
        StringBuilder text = new StringBuilder();
        boolean csv = format.equals("csv");
        for (int id = first; id < first + ROWS; id++) {
            String note = "note " + id + (id % 7 == 0 ? csv ? "\n, \"\"two\"\"\n\n" : "\\n, \\\"two\\\"" : ", one");
            String number = id % 1000 == 13 ? "x" + id : String.valueOf(id);
            text.append(
                    csv ? number + ",\"" + note + "\"\n" : "{\"id\":\"" + number + "\",\"note\":\"" + note + "\"}\n");
            text.append(id % 1000 == 500 ? "neither\n" : "");
        }
        return text.toString();
    }
}
