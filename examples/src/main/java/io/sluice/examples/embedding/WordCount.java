package io.sluice.examples.embedding;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;

/** Sluice inside an application: rows pushed in from code, a live table read by SQL. */
public final class WordCount {
    public static void main(String[] args) {
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute("CREATE STREAM words (word VARCHAR)");
            ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n FROM words GROUP BY word");
            try (Appender words = ctx.appender("words")) {
                for (String word : "to be or not to be".split(" ")) {
                    words.append(word);
                }
            }
            ctx.tick();
            try (QueryResult top = ctx.query("SELECT word, n FROM counts ORDER BY n DESC, word LIMIT 3")) {
                while (top.next()) {
                    System.out.println(top.getString(0) + " " + top.getLong(1));
                }
            }
        }
    }
}
