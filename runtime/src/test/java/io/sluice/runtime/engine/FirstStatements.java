package io.sluice.runtime.engine;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.time.LocalDateTime;

/** The program whose classes {@link ClassPreloading} loads: what nearly every program does first. */
public final class FirstStatements {
    private FirstStatements() {}

    public static void main(String[] args) {
        try (SqlStreamContext engine = SqlStreamContext.create()) {
            engine.execute("CREATE STREAM words (word VARCHAR NOT NULL, price BIGINT, at TIMESTAMP(3) NOT NULL,"
                            + " WATERMARK FOR at AS at - INTERVAL '1' SECOND)")
                    .close();
            engine.execute(
                            "CREATE MATERIALIZED VIEW counts AS SELECT window_start, word, COUNT(*) AS n, SUM(price) AS total"
                                    + " FROM words WINDOW TUMBLING (SIZE 10 SECONDS) WHERE price > 0 GROUP BY word")
                    .close();
            try (Appender words = engine.appender("words")) {
                words.append("to", 1L, LocalDateTime.of(2026, 1, 1, 0, 0));
                words.append("be", 2L, LocalDateTime.of(2026, 1, 1, 0, 0));
            }
            engine.tick();
            try (QueryResult result = engine.query("SELECT word, n FROM counts WHERE n > 0 ORDER BY n DESC LIMIT 10")) {
                while (result.next()) {
                    result.getString(0);
                    result.getLong(1);
                }
            }
        }
    }
}
