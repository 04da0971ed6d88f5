package io.sluice.embedding;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;

/** A whole application: words in, a live table out. */
final class Embedded {
    private Embedded() {}

    public static void main(String[] args) {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE STREAM words (word VARCHAR)");
            ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n FROM words GROUP BY word");
            ctx.execute("INSERT INTO words VALUES ('to'), ('be')");
            try (Appender words = ctx.appender("words")) {
                words.append("to");
            }
            ctx.tick();
            try (QueryResult top = ctx.query("SELECT word, n FROM counts ORDER BY n DESC LIMIT 10")) {
                while (top.next()) {
                    System.out.println(top.getString(0) + " " + top.getLong(1));
                }
            }
        }
    }
}
