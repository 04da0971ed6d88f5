package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Select;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.junit.jupiter.api.Test;

/** WINDOW clauses in every corner of a query, and words that only look like them. */
class IslandTest {
    private static final String TEN = "DESCRIPTOR($rowtime), 'TIME', 10000000000, 0, 0, 0";

    private static Query query(String text) {
        return ((Select) SluiceParser.parse(text).get(0)).query();
    }

    /** The tree as one line of SQL without quotes. */
    private static String tree(String text) {
        return query(text).node().toString().replaceAll("\\s+", " ").replace("`", "");
    }

    @Test
    void windowColumnsJoinTheGrouping() {
        assertEquals(
                "SELECT a, COUNT(*) FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s GROUP BY a, window_start, window_end",
                tree("SELECT a, COUNT(*) FROM s WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY a"));
    }

    @Test
    void aggregatesWithoutGroupByAreGroupedByTheWindow() {
        assertEquals(
                "SELECT window_end, MAX(x) + 1 FROM TABLE(TUMBLE(TABLE s, " + TEN
                        + ")) AS b GROUP BY window_start, window_end",
                tree("SELECT WINDOWEND, MAX(x) + 1 FROM s b WINDOW TUMBLING (SIZE 10 SECONDS)"));
        assertEquals(
                "SELECT UPPER(x), SUM(x) OVER (ORDER BY y) FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s",
                tree("SELECT UPPER(x), SUM(x) OVER (ORDER BY y) FROM s WINDOW TUMBLING (SIZE 10 SECONDS)"));
    }

    @Test
    void aGroupingThatNamesTheWindowIsLeftAlone() {
        assertEquals(
                "SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE s, " + TEN
                        + ")) AS s GROUP BY window_start, window_end",
                tree("SELECT windowstart, COUNT(*) FROM s WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY WINDOWSTART"));
    }

    @Test
    void theAliasMayStandOnEitherSide() {
        String expected = "SELECT * FROM TABLE(TUMBLE(TABLE x.s, " + TEN + ")) AS b";
        assertEquals(expected, tree("SELECT * FROM x.s AS b WINDOW TUMBLING (SIZE 10 SECONDS)"));
        assertEquals(expected, tree("SELECT * FROM x.s WINDOW TUMBLING (SIZE 10 SECONDS) b"));
        assertEquals(expected, tree("FROM x.s b WINDOW TUMBLING (SIZE 10 SECONDS)"));
        assertEquals(expected, tree("/* */ FROM x.s b WINDOW TUMBLING (SIZE 10 SECONDS)"));
    }

    @Test
    void subqueriesBranchesAndCommonTables() {
        assertEquals(
                "SELECT * FROM (SELECT a FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s) AS q",
                tree("SELECT * FROM (SELECT a FROM s WINDOW TUMBLING (SIZE 10 SECONDS)) q"));
        assertEquals(
                "SELECT * FROM TABLE(TUMBLE((SELECT a FROM s WHERE (b > 0)), " + TEN + ")) AS q",
                tree("SELECT * FROM (SELECT a FROM s WHERE (b > 0)) q WINDOW TUMBLING (SIZE 10 SECONDS)")
                        .replace("b > 0", "(b > 0)")
                        .replace("((b > 0))", "(b > 0)"));
        assertEquals(
                "SELECT * FROM TABLE(TUMBLE((SELECT a FROM s), " + TEN + "))",
                tree("SELECT * FROM (SELECT a FROM s) WINDOW TUMBLING (SIZE 10 SECONDS)"));
        assertEquals(
                "SELECT a FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s UNION ALL SELECT b FROM t UNION ALL"
                        + " SELECT c FROM TABLE(TUMBLE(TABLE u, " + TEN + ")) AS u",
                tree("SELECT a FROM s WINDOW TUMBLING (SIZE 10 SECONDS) UNION ALL SELECT b FROM t UNION ALL"
                        + " SELECT c FROM u WINDOW TUMBLING (SIZE 10 SECONDS)"));
        assertEquals(
                "WITH w AS (SELECT a FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s) SELECT * FROM w ORDER BY a",
                tree("WITH w AS (SELECT a FROM s WINDOW TUMBLING (SIZE 10 SECONDS)) SELECT * FROM w ORDER BY a")
                        .replace("(SELECT * FROM w ORDER BY a)", "SELECT * FROM w ORDER BY a"));
    }

    @Test
    void joins() {
        assertEquals(
                "SELECT s.k FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s INNER JOIN t ON s.k = t.k"
                        + " GROUP BY s.k, s.window_start, s.window_end",
                tree("SELECT s.k FROM s WINDOW TUMBLING (SIZE 10 SECONDS) JOIN t ON s.k = t.k GROUP BY s.k"));
        assertEquals(
                "SELECT * FROM t INNER JOIN TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s ON s.k = t.k",
                tree("SELECT * FROM t JOIN s WINDOW TUMBLING (SIZE 10 SECONDS) ON s.k = t.k"));
    }

    @Test
    void commentsLineBreaksQuotesAndEmoji() {
        assertEquals(
                "SELECT 'FROM s WINDOW TUMBLING (SIZE 1 SECOND) EMIT CHANGES', EMIT CHANGES, '😀'"
                        + " FROM TABLE(TUMBLE(TABLE WINDOW TUMBLING, " + TEN + ")) AS a;b",
                tree(
                        "SELECT 'FROM s WINDOW TUMBLING (SIZE 1 SECOND) EMIT CHANGES', \"EMIT CHANGES\", '😀'\r\n"
                                + "FROM `WINDOW TUMBLING` AS \"a;b\" WINDOW -- WINDOW (\n  TUMBLING /* ( */ (\n\tSIZE 10 -- SIZE\n SECONDS\n)"));
    }

    @Test
    void standardWindowsAreNoIslands() {
        assertEquals(
                "SELECT SUM(x) OVER w FROM t WINDOW w AS (PARTITION BY a)",
                tree("SELECT SUM(x) OVER w FROM t WINDOW w AS (PARTITION BY a)"));
        assertEquals(
                "SELECT SUM(x) OVER tumbling FROM t WINDOW tumbling AS (PARTITION BY a)",
                tree("SELECT SUM(x) OVER tumbling FROM t WINDOW tumbling AS (PARTITION BY a)"));
        assertEquals(
                "SELECT SUM(x) OVER w FROM TABLE(TUMBLE(TABLE s, " + TEN + ")) AS s WINDOW w AS (PARTITION BY a)",
                tree("SELECT SUM(x) OVER w FROM s WINDOW TUMBLING (SIZE 10 SECONDS) WINDOW w AS (PARTITION BY a)"));
        assertEquals(
                "SELECT LISTAGG(x) WITHIN GROUP (ORDER BY y) FROM t",
                tree("SELECT LISTAGG(x) WITHIN GROUP (ORDER BY y) FROM t"));
    }

    @Test
    void windowsOverDerivedRelations() {
        assertEquals(
                "SELECT * FROM TABLE(TUMBLE((SELECT * FROM s AS b (x, y)), " + TEN + ")) AS b",
                tree("SELECT * FROM s AS b (x, y) WINDOW TUMBLING (SIZE 10 SECONDS)"));
    }

    @Test
    void severalWindowsInOneQuery() {
        String two =
                "SELECT x.a FROM (SELECT a, COUNT(*) AS n FROM s WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY a) AS x"
                        + " JOIN (SELECT a FROM u WINDOW TUMBLING (SIZE 10 SECONDS)) AS y ON x.a = y.a";
        assertEquals(
                "SELECT x.a FROM (SELECT a, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE s, " + TEN
                        + ")) AS s GROUP BY a, window_start, window_end) AS x INNER JOIN (SELECT a FROM TABLE(TUMBLE(TABLE u, "
                        + TEN
                        + ")) AS u) AS y ON x.a = y.a",
                tree(two));
        assertEquals(
                "SELECT * FROM TABLE(TUMBLE((SELECT * FROM (SELECT 1 AS a)), " + TEN + "))",
                tree("SELECT * FROM ((SELECT * FROM (SELECT 1 AS a))) WINDOW TUMBLING (SIZE 10 SECONDS)"));
    }

    @Test
    void unitsAndOffsets() {
        assertEquals(
                "SELECT * FROM TABLE(TUMBLE(TABLE s, DESCRIPTOR($rowtime), 'TIME', 1500000000, 0, 3600000000000, 604800000000000)) AS s",
                tree(
                        "SELECT * FROM s WINDOW TUMBLING (GRACE PERIOD 1 WEEK, SIZE 1.5 SECONDS, OFFSET INTERVAL '1' HOUR)"));
    }

    @Test
    void positionsAreThoseOfTheWholeText() {
        String text =
                "SELECT 1;\r\n\tSELECT '😀', \"Ä ö\", `back``tick`, date\n FROM s WINDOW TUMBLING (SIZE 1 DAY) WHERE unknown = date;"
                        + "\rFROM other WHERE missing = 1";
        Positions positions = new Positions(text);
        for (var statement : SluiceParser.parse(text)) {
            SqlNode node = ((Select) statement).query().node();
            node.accept(new SqlBasicVisitor<Void>() {
                @Override
                public Void visit(SqlIdentifier id) {
                    String name = id.names.get(0);
                    if (!id.isStar() && !name.equals(WindowCall.ROWTIME)) {
                        var span = positions.span(id.getParserPosition());
                        assertEquals(
                                name,
                                Quotes.strip(
                                        text.substring(span.start(), span.end()).strip()));
                        assertEquals(span, Positions.span(text, id.getParserPosition()));
                    }
                    return null;
                }
            });
        }
    }
}
