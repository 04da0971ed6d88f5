package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.SqlStreamContext;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** UNNEST from SQL text to rows. */
class UnnestTest {
    private final SqlStreamContext ctx = SqlStreamContext.create();

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void wordsOfLinesAreCounted() {
        ctx.execute("CREATE STREAM lines (line VARCHAR)");
        ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT w, COUNT(*) AS n"
                + " FROM lines, UNNEST(SPLIT(line, ' ')) AS t (w) GROUP BY w");
        ctx.execute("INSERT INTO lines VALUES ('to be or'), (NULL), ('not to be')");
        assertEquals(List.of("be|2", "not|1", "or|1", "to|2"), Rows.of(ctx, "SELECT * FROM counts ORDER BY w"));
        ctx.execute("INSERT INTO lines VALUES ('be')");
        assertEquals(List.of("be|3"), Rows.of(ctx, "SELECT * FROM counts WHERE w = 'be'"));
    }

    @Test
    void punctuationFallsAway() {
        ctx.execute("CREATE STREAM lines (line VARCHAR)");
        ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n"
                + " FROM (SELECT LOWER(w) AS word FROM lines, UNNEST(REGEXP_SPLIT(line, '[^A-Za-z'']+')) AS t (w)) AS words"
                + " WHERE word <> '' GROUP BY word");
        ctx.execute("INSERT INTO lines VALUES ('To be, or not to be:'), ('-- that''s the question!')");
        assertEquals(
                List.of("be|2", "to|2", "not|1", "or|1", "question|1", "that's|1", "the|1"),
                Rows.of(ctx, "SELECT * FROM counts ORDER BY n DESC, word"));
    }

    @Test
    void whatIsTakenBackTakesItsElementsBack() {
        ctx.execute("CREATE TABLE notes (id INT PRIMARY KEY, note VARCHAR)");
        ctx.execute("CREATE MATERIALIZED VIEW counts AS SELECT w, COUNT(*) AS n, MIN(id) AS first"
                + " FROM notes CROSS JOIN UNNEST(STRING_TO_ARRAY(note, ',')) AS t (w) WHERE id > 0 GROUP BY w");
        ctx.execute("CREATE MATERIALIZED VIEW words AS SELECT id, w, at"
                + " FROM notes LEFT JOIN UNNEST(SPLIT(note, ',')) WITH ORDINALITY AS t (w, at) ON TRUE");
        ctx.execute("INSERT INTO notes VALUES (1, 'a,b'), (2, 'b,c'), (3, NULL), (-1, 'a')");
        assertEquals(List.of("a|1|1", "b|2|1", "c|1|2"), Rows.of(ctx, "SELECT * FROM counts ORDER BY w"));
        assertEquals(
                List.of("-1|a|1", "1|a|1", "1|b|2", "2|b|1", "2|c|2", "3|NULL|NULL"),
                Rows.of(ctx, "SELECT * FROM words ORDER BY id, at"));
        ctx.execute("UPDATE notes SET note = 'c,c' WHERE id = 1");
        ctx.execute("DELETE FROM notes WHERE id = 3");
        assertEquals(List.of("b|1|2", "c|3|1"), Rows.of(ctx, "SELECT * FROM counts ORDER BY w"));
        assertEquals(
                List.of("-1|a|1", "1|c|1", "1|c|2", "2|b|1", "2|c|2"),
                Rows.of(ctx, "SELECT * FROM words ORDER BY id, at"));
    }

    @Test
    void collectionsInColumns() {
        ctx.execute("CREATE TABLE t (id INT, tags ARRAY<VARCHAR>, counts MAP<VARCHAR, INT>)");
        ctx.execute("INSERT INTO t VALUES (1, ARRAY['x', 'y'], MAP['a', 1, 'b', 2]), (2, ARRAY['z'], NULL)");
        assertEquals(
                List.of("1|x|1", "1|y|2", "2|z|1"),
                Rows.of(ctx, "SELECT id, tag, n FROM t, UNNEST(tags) WITH ORDINALITY AS u (tag, n) ORDER BY id, n"));
        assertEquals(
                List.of("1|a|1", "1|b|2"),
                Rows.of(ctx, "SELECT id, k, v FROM t, UNNEST(counts) AS u (k, v) ORDER BY k"));
        assertEquals(
                List.of("1|x|p", "1|x|q", "1|y|p", "1|y|q"),
                Rows.of(
                        ctx,
                        "SELECT id, tag, s FROM t, UNNEST(tags) AS u (tag), UNNEST(SPLIT('p-q', '-')) AS v (s)"
                                + " WHERE id = 1 ORDER BY tag, s"));
    }

    @Test
    void aCollectionOnItsOwn() {
        assertEquals(List.of("1", "2", "3"), Rows.of(ctx, "SELECT * FROM UNNEST(ARRAY[1, 2, 3]) AS t (x)"));
        assertEquals(
                List.of("b|2"),
                Rows.of(ctx, "SELECT x, n FROM UNNEST(ARRAY['a', 'b']) WITH ORDINALITY AS t (x, n) WHERE n > 1"));
        assertEquals(
                List.of("1|a", "2|b"),
                Rows.of(ctx, "SELECT x, y FROM UNNEST(ARRAY[ROW(1, 'a'), ROW(2, 'b')]) AS t (x, y)"));
        assertEquals(
                List.of("3"),
                Rows.of(ctx, "SELECT COUNT(*) FROM UNNEST(REGEXP_SPLIT_TO_ARRAY('a1b22c', '[0-9]+')) AS t (x)"));
        assertEquals(List.of("[a, b]"), Rows.of(ctx, "SELECT SPLIT('a b', ' ')"));
    }
}
