package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of windows are made as large as one before them, but not where thousands with few rows open together. */
class WindowTableSizeTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int GROUPS = 50_000;
    private static final int WINDOWS = 1_000;
    private static final long MOST_BYTES_OF_A_WINDOW = 4_096;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TUMBLING (SIZE 1 SECONDS)",
                "HOPPING (SIZE 4 SECONDS, ADVANCE BY 1 SECONDS)",
                "CUMULATING (SIZE 4 SECONDS, STEP 1 SECONDS)"
            })
    void windowsOfOneRowStaySmallAfterALargeOne(String window) {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute(
                            "CREATE STREAM e (k BIGINT NOT NULL, t TIMESTAMP(3) NOT NULL, WATERMARK FOR t AS t - INTERVAL '1' HOUR)")
                    .close();
            ctx.execute("CREATE MATERIALIZED VIEW v AS SELECT k, window_end, COUNT(*) AS c FROM e WINDOW " + window
                            + " GROUP BY k, window_end")
                    .close();
            try (Appender appender = ctx.appender("e")) {
                for (int row = 0; row < GROUPS; row++) {
                    appender.append((long) row, START);
                }
                appender.flush();
                ctx.tick();
                appender.append(0L, START.plusHours(2));
                appender.flush();
                ctx.tick();
                for (int second = 0; second < WINDOWS; second++) {
                    appender.append(0L, START.plusHours(2).plusSeconds(20 + second));
                }
                appender.flush();
                long before = stateBytes(ctx);
                ctx.tick();
                long grown = stateBytes(ctx) - before;
                assertTrue(grown < 4 * WINDOWS * MOST_BYTES_OF_A_WINDOW, "state has grown by " + grown);
            }
            try (QueryResult counts = ctx.query("SELECT COUNT(*) FROM v WHERE k > 0 AND c <> 1")) {
                counts.next();
                assertEquals(0, counts.getLong(0));
            }
        }
    }

    private static long stateBytes(SqlStreamContext ctx) {
        try (QueryResult bytes = ctx.query("SELECT SUM(state_bytes) FROM sys.queries")) {
            bytes.next();
            return bytes.getLong(0);
        }
    }
}
