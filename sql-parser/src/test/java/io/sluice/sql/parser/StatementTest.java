package io.sluice.sql.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.ast.CreateStream;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.EmitClause;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.SetOption;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the records say about the text. */
class StatementTest {
    private static <T extends Statement> T parse(Class<T> kind, String text) {
        List<Statement> statements = SluiceParser.parse(text);
        assertEquals(1, statements.size());
        return kind.cast(statements.get(0));
    }

    @Test
    void scriptsHaveCommentsAndEmptyStatements() {
        String text = ";; -- nothing; here\nSELECT 1; /* ; */ SELECT ';' ;\n\n SHOW STREAMS -- end";
        List<Statement> statements = SluiceParser.parse(text);
        assertEquals(3, statements.size());
        assertEquals(
                "SELECT 1",
                text.substring(
                        statements.get(0).span().start(),
                        statements.get(0).span().end()));
        assertEquals(
                "SELECT ';'",
                text.substring(
                        statements.get(1).span().start(),
                        statements.get(1).span().end()));
        assertEquals(4, statements.get(2).span().line());
        assertEquals(2, statements.get(2).span().column());
        assertEquals(List.of(), SluiceParser.parse(" /* only */ -- comments"));
    }

    @Test
    void typesGetTheirCanonicalNames() {
        CreateTable table = parse(
                CreateTable.class,
                "CREATE TABLE t (a int, b text, c double precision, d timestamp without time zone, e timestamptz(3),"
                        + " f numeric(38, 2), g character varying(10), h interval year to month, i float, j bytes, k bigint array)");
        List<String> names =
                table.columns().stream().map(column -> column.type().name()).toList();
        assertEquals(
                List.of(
                        "INTEGER",
                        "VARCHAR",
                        "DOUBLE",
                        "TIMESTAMP",
                        "TIMESTAMP WITH LOCAL TIME ZONE",
                        "DECIMAL",
                        "VARCHAR",
                        "INTERVAL YEAR TO MONTH",
                        "REAL",
                        "VARBINARY",
                        "ARRAY"),
                names);
        assertEquals(List.of(38, 2), table.columns().get(5).type().arguments());
        assertEquals(List.of(3), table.columns().get(4).type().arguments());
        assertEquals(
                "BIGINT", table.columns().get(10).type().fields().get(0).type().name());
    }

    @Test
    void optionsAreTextsWithoutQuotes() {
        CreateStream stream =
                parse(CreateStream.class, "CREATE STREAM s WITH (a.'b c' = 'it''s', n = -1.5, t = true, f = json)");
        assertEquals(
                "[a.b c, n, t, f]",
                stream.options().stream().map(o -> o.key().text()).toList().toString());
        assertEquals(
                "[it's, -1.5, true, json]",
                stream.options().stream().map(o -> o.value().text()).toList().toString());
    }

    @Test
    void watermarkIsAnExpression() {
        CreateStream stream = parse(
                CreateStream.class, "CREATE STREAM s (ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '4' SECOND)");
        assertEquals(
                "`ts` - INTERVAL '4' SECOND",
                stream.watermark().orElseThrow().expression().toString());
        assertEquals(
                "ts - INTERVAL '4' SECOND", stream.watermark().orElseThrow().text());
    }

    @Test
    void onErrorIsAnOption() {
        CreateView view = parse(CreateView.class, "CREATE MATERIALIZED VIEW v ON ERROR FAIL AS SELECT 1");
        assertEquals("on_error", view.options().get(0).key().text());
        assertEquals("fail", view.options().get(0).value().text());
    }

    @Test
    void emitKinds() {
        assertEquals(EmitClause.Kind.CHANGES, emit("SELECT * FROM t EMIT CHANGES"));
        assertEquals(EmitClause.Kind.CHANGES, emit("SELECT * FROM t EMIT CHANGES LIMIT 5"));
        assertEquals(EmitClause.Kind.FINAL, emit("(SELECT 1) EMIT FINAL"));
        assertEquals(EmitClause.Kind.FINAL, emit("FROM t EMIT ON WINDOW CLOSE"));
        assertTrue(parse(Select.class, "SELECT 1").query().emit().isEmpty());
    }

    @Test
    void emitTimeout() {
        EmitClause clause = parse(Select.class, "SELECT * FROM t EMIT ON WINDOW CLOSE AND TIMEOUT 1.5 MINUTES LIMIT 5")
                .query()
                .emit()
                .orElseThrow();
        assertEquals(EmitClause.Kind.FINAL, clause.kind());
        assertEquals(Duration.ofSeconds(90), clause.timeout().orElseThrow());
        assertTrue(parse(Select.class, "SELECT timeout FROM t EMIT FINAL")
                .query()
                .emit()
                .orElseThrow()
                .timeout()
                .isEmpty());
    }

    private static EmitClause.Kind emit(String text) {
        return parse(Select.class, text).query().emit().orElseThrow().kind();
    }

    @Test
    void updateAndDeleteAreQueries() {
        Update update = parse(Update.class, "UPDATE t AS x SET a = ?, b = x.c + 1 WHERE d = ?");
        assertEquals("[a, b]", update.columns().toString());
        assertEquals(
                "SELECT ?, `x`.`c` + 1 FROM `t` AS `x` WHERE `d` = ?",
                update.newRows().node().toString().replaceAll("\\s+", " "));
        assertEquals(2, update.newRows().parameterCount());
        Delete delete = parse(Delete.class, "DELETE FROM t WHERE a IN (SELECT b FROM u)");
        assertEquals(
                "SELECT * FROM `t` WHERE `a` IN (SELECT `b` FROM `u`)",
                delete.oldRows().node().toString().replaceAll("\\s+", " "));
    }

    @Test
    void insertColumnsAreToldFromAQueryInParentheses() {
        assertEquals(
                "[a, b]",
                parse(Insert.class, "INSERT INTO t (a, b) VALUES (1, 2)")
                        .columns()
                        .toString());
        assertTrue(parse(Insert.class, "INSERT INTO t (SELECT 1)").columns().isEmpty());
        assertEquals(
                2, parse(Insert.class, "INSERT INTO t VALUES (?, '?'), (?, 1)").parameterCount());
    }

    @Test
    void describeTakesNamesAndQueries() {
        assertTrue(parse(Describe.class, "DESC a.b").relation().isPresent());
        assertTrue(parse(Describe.class, "DESCRIBE SELECT 1").query().isPresent());
        assertTrue(parse(Describe.class, "DESCRIBE FUNCTION f").function().isPresent());
        assertEquals(
                "IF",
                parse(Describe.class, "DESCRIBE FUNCTION IF").function().get().text());
        assertTrue(parse(Describe.class, "DESCRIBE function").relation().isPresent());
    }

    @Test
    void setAndReset() {
        assertEquals(
                "500 ms",
                parse(SetOption.class, "SET batch_interval = '500 ms'")
                        .value()
                        .orElseThrow()
                        .text());
        assertFalse(parse(SetOption.class, "RESET batch_interval").value().isPresent());
    }

    @Test
    void namesKeepTheirCaseAndLoseTheirQuotes() {
        Insert insert = parse(Insert.class, "insert into Sys.`My``Table` (\"a\"\"b\") values (1)");
        assertEquals("Sys.My`Table", insert.target().toString());
        assertEquals("[a\"b]", insert.columns().toString());
    }

    @Test
    void ourWordsRemainNames() {
        for (String word : List.of(
                "stream",
                "size",
                "period",
                "emit",
                "final",
                "changes",
                "sink",
                "pause",
                "resume",
                "grace",
                "advance",
                "step",
                "hopping",
                "tumbling",
                "session",
                "watermark",
                "view",
                "key",
                "query",
                "error",
                "checkpoint",
                "offset",
                "time",
                "date",
                "timestamp",
                "user",
                "local",
                "zone",
                "materialized",
                "describe",
                "show",
                "skip",
                "jar",
                "function")) {
            String text = "SELECT " + word + ", x." + word + " AS " + word + ", SUM(" + word + ") FROM " + word
                    + " AS x WHERE " + word + " = 1 GROUP BY " + word + " ORDER BY " + word;
            boolean reserved = ReservedWords.contains(word);
            assertFalse(reserved, word);
            String shown = Shape.of(parse(Select.class, text).query().node()).replaceAll("[`\\s]+", " ");
            assertTrue(
                    shown.toLowerCase().contains("sum( " + word)
                            || shown.toLowerCase().contains("sum(" + word),
                    shown);
            parse(CreateTable.class, "CREATE TABLE " + word + " (" + word + " INT, PRIMARY KEY (" + word + "))");
        }
    }

    @Test
    void aLongScript() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            script.append("INSERT INTO t VALUES (").append(i).append(", 'row');\n");
        }
        assertEquals(2000, SluiceParser.parse(script.toString()).size());
    }
}
