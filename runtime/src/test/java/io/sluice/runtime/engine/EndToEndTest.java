package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From text to a table that moves. */
class EndToEndTest {
    private final SqlStreamContext ctx = SqlStreamContext.create();

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void aStreamFeedsAViewThatIsReadAfterEachInsert() {
        ctx.execute("CREATE STREAM words (word VARCHAR)");
        ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n FROM words GROUP BY word");
        ctx.execute("INSERT INTO words VALUES ('to'), ('be'), ('to')");
        assertEquals(List.of("be|1", "to|2"), Rows.of(ctx, "SELECT * FROM counts ORDER BY word"));
        ctx.execute("INSERT INTO words VALUES ('be')");
        assertEquals(List.of("be|2", "to|2"), Rows.of(ctx, "SELECT * FROM counts ORDER BY word"));
    }

    @Test
    void appendedRowsComeWithTheNextTick() {
        ctx.execute("CREATE STREAM words (word VARCHAR)");
        ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n FROM words GROUP BY word");
        try (Appender words = ctx.appender("words")) {
            words.append("to");
            words.append("be");
        }
        assertEquals(List.of(), Rows.of(ctx, "SELECT * FROM counts"));
        ctx.tick();
        assertEquals(List.of("2"), Rows.of(ctx, "SELECT SUM(n) FROM counts"));
    }

    @Test
    void aTableTakesInsertUpdateAndDelete() {
        ctx.execute("CREATE TABLE rates (currency VARCHAR PRIMARY KEY, rate DECIMAL(10, 2))");
        ctx.execute("CREATE MATERIALIZED VIEW total AS SELECT SUM(rate) AS s, COUNT(*) AS n FROM rates");
        assertEquals(
                3,
                ctx.execute("INSERT INTO rates VALUES ('EUR', 1.10), ('GBP', 1.25), ('CHF', 1.00)")
                        .updateCount());
        assertEquals(List.of("3.35|3"), Rows.of(ctx, "SELECT * FROM total"));
        assertEquals(
                1,
                ctx.execute("UPDATE rates SET rate = 2.10 WHERE currency = 'EUR'")
                        .updateCount());
        assertEquals(List.of("4.35|3"), Rows.of(ctx, "SELECT * FROM total"));
        assertEquals(2, ctx.execute("DELETE FROM rates WHERE rate < 2").updateCount());
        assertEquals(List.of("2.10|1"), Rows.of(ctx, "SELECT * FROM total"));
        assertEquals(List.of("EUR|2.10"), Rows.of(ctx, "SELECT * FROM rates"));
    }

    @Test
    void viewsOnViewsMoveInTheSameTick() {
        ctx.execute("CREATE STREAM s (k VARCHAR, v BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW a AS SELECT k, SUM(v) AS total FROM s GROUP BY k");
        ctx.execute(
                "CREATE MATERIALIZED VIEW b AS SELECT COUNT(*) AS keys, SUM(total) AS total FROM a WHERE total > 1");
        ctx.execute("INSERT INTO s VALUES ('x', 1), ('y', 5)");
        assertEquals(List.of("1|5"), Rows.of(ctx, "SELECT * FROM b"));
        ctx.execute("INSERT INTO s VALUES ('x', 1)");
        assertEquals(List.of("2|7"), Rows.of(ctx, "SELECT * FROM b"));
    }

    @Test
    void changesBeginWithTheContentAndGoOn() {
        ctx.execute("CREATE STREAM s (k VARCHAR)");
        ctx.execute("CREATE MATERIALIZED VIEW c AS SELECT k, COUNT(*) AS n FROM s GROUP BY k");
        ctx.execute("INSERT INTO s VALUES ('x')");
        try (QueryResult changes = ctx.query("SELECT * FROM c EMIT CHANGES")) {
            assertEquals(List.of("2|+I|x|1"), Rows.next(changes, 1));
            ctx.execute("INSERT INTO s VALUES ('x'), ('y')");
            List<String> next = Rows.next(changes, 3);
            // Which key comes first is left open: with several workers it depends on their lanes.
            assertTrue(next.remove("3|+I|y|1"), next.toString());
            assertEquals(List.of("3|-U|x|1", "3|+U|x|2"), next);
        }
    }

    @Test
    void windowsCloseAsTheWatermarkPasses() {
        ctx.execute("CREATE STREAM s (k VARCHAR, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '2' SECOND)");
        ctx.execute("CREATE MATERIALIZED VIEW w AS SELECT window_start, k, COUNT(*) AS n"
                + " FROM s WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY k EMIT FINAL");
        ctx.execute(
                "INSERT INTO s VALUES ('x', TIMESTAMP '2026-01-01 00:00:01'), ('x', TIMESTAMP '2026-01-01 00:00:09')");
        ctx.execute("INSERT INTO s VALUES ('y', TIMESTAMP '2026-01-01 00:00:11')");
        assertEquals(List.of(), Rows.of(ctx, "SELECT * FROM w"));
        ctx.execute("INSERT INTO s VALUES ('y', TIMESTAMP '2026-01-01 00:00:12')");
        assertEquals(List.of("2026-01-01 00:00:00|x|2"), Rows.of(ctx, "SELECT window_start, k, n FROM w"));
    }
}
