package io.sluice.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making, replacing, describing and dropping objects. */
class CatalogTest {
    private final SqlStreamContext ctx = SqlStreamContext.create();

    @BeforeEach
    void objects() {
        ctx.execute("CREATE STREAM s (k VARCHAR, v BIGINT)");
        ctx.execute("CREATE MATERIALIZED VIEW a AS SELECT k, SUM(v) AS total FROM s GROUP BY k");
        ctx.execute("CREATE VIEW big AS SELECT * FROM a WHERE total > 10");
        ctx.execute("CREATE MATERIALIZED VIEW b AS SELECT COUNT(*) AS n FROM big");
    }

    @AfterEach
    void close() {
        ctx.close();
    }

    @Test
    void namesMatchWithoutCase() {
        ctx.execute("INSERT INTO S VALUES ('x', 11)");
        assertEquals(List.of("x|11"), Rows.of(ctx, "SELECT K, Total FROM A"));
        assertEquals(List.of("1"), Rows.of(ctx, "SELECT * FROM B"));
    }

    @Test
    void aTakenNameIsRefused() {
        assertCode(ErrorCode.RELATION_EXISTS, "CREATE TABLE a (x INT)");
        assertEquals(
                "stream s exists",
                ctx.execute("CREATE STREAM IF NOT EXISTS s (x INT)").message());
    }

    @Test
    void dropNamesTheReaders() {
        SluiceException error = assertCode(ErrorCode.RELATION_IN_USE, "DROP STREAM s");
        assertTrue(error.getMessage().contains("materialized view \"a\""), error.getMessage());
        assertCode(ErrorCode.RELATION_IN_USE, "DROP MATERIALIZED VIEW a");
        assertCode(ErrorCode.RELATION_IN_USE, "DROP VIEW big");
    }

    @Test
    void dropCascadeTakesTheReadersAlong() {
        ctx.execute("DROP STREAM s CASCADE");
        assertEquals(List.of(), Rows.of(ctx, "SELECT name FROM sys.relations WHERE \"schema\" = 'main'"));
        assertEquals(List.of("0"), Rows.of(ctx, "SELECT COUNT(*) FROM sys.queries"));
    }

    @Test
    void dropChecksTheKind() {
        assertCode(ErrorCode.WRONG_OBJECT_KIND, "DROP TABLE b");
        assertCode(ErrorCode.RELATION_NOT_FOUND, "DROP TABLE nothing");
        ctx.execute("DROP TABLE IF EXISTS nothing");
        assertCode(ErrorCode.WRONG_OBJECT_KIND, "DROP TABLE sys.queries");
    }

    @Test
    void aViewIsReplaced() {
        ctx.execute("INSERT INTO s VALUES ('x', 11), ('y', 1)");
        ctx.execute("CREATE OR REPLACE MATERIALIZED VIEW b AS SELECT MAX(total) AS top FROM a");
        assertEquals(List.of("11"), Rows.of(ctx, "SELECT top FROM b"));
        assertCode(ErrorCode.RELATION_IN_USE, "CREATE OR REPLACE MATERIALIZED VIEW a AS SELECT k FROM s");
    }

    @Test
    void aFailedReplacementLeavesTheOldView() {
        assertCode(ErrorCode.COLUMN_NOT_FOUND, "CREATE OR REPLACE MATERIALIZED VIEW b AS SELECT nothing FROM a");
        assertEquals(List.of("0"), Rows.of(ctx, "SELECT n FROM b"));
    }

    @Test
    void columnListsRename() {
        ctx.execute("CREATE MATERIALIZED VIEW c (letter, amount) AS SELECT k, total FROM a");
        ctx.execute("CREATE VIEW d (l2, a2) AS SELECT letter, amount FROM c");
        ctx.execute("INSERT INTO s VALUES ('x', 11)");
        assertEquals(List.of("x|11"), Rows.of(ctx, "SELECT letter, amount FROM c"));
        assertEquals(List.of("x|11"), Rows.of(ctx, "SELECT l2, a2 FROM d"));
        assertCode(ErrorCode.INVALID_ARGUMENT, "CREATE MATERIALIZED VIEW e (only_one) AS SELECT k, total FROM a");
        assertCode(ErrorCode.DUPLICATE_COLUMN, "CREATE MATERIALIZED VIEW e AS SELECT k, k FROM s");
    }

    @Test
    void aReaderOfADroppedViewGetsAnError() {
        ctx.execute("INSERT INTO s VALUES ('x', 1)");
        try (QueryResult changes = ctx.query("SELECT * FROM b EMIT CHANGES")) {
            assertTrue(changes.next());
            ctx.execute("DROP MATERIALIZED VIEW b");
            SluiceException error = assertThrows(SluiceException.class, () -> {
                while (changes.next()) {}
            });
            assertEquals(ErrorCode.RELATION_NOT_FOUND, error.code());
        }
    }

    @Test
    void describeShowsColumnsKindAndStatement() {
        assertEquals(
                List.of(
                        "column|k|VARCHAR|primary key",
                        "column|total|BIGINT|",
                        "kind||MATERIALIZED VIEW|",
                        "changes||changing|rows are also taken back",
                        "reads||s|",
                        "statement||CREATE MATERIALIZED VIEW a AS SELECT k, SUM(v) AS total FROM s GROUP BY k|"),
                Rows.of(ctx, "DESCRIBE a"));
    }

    @Test
    void showListsByKindAndPattern() {
        assertEquals(List.of("s"), names("SHOW STREAMS"));
        assertEquals(List.of("a", "big", "b"), names("SHOW VIEWS"));
        assertEquals(List.of("big", "b"), names("SHOW VIEWS LIKE 'b%'"));
        assertEquals(List.of("a", "b"), names("SHOW QUERIES"));
        assertEquals(
                List.of("batch_interval", "batch_rows"),
                names("SHOW SETTINGS LIKE 'batch%'").stream().sorted().toList());
    }

    @Test
    void settingsAreCheckedAndKept() {
        ctx.execute("SET batch_interval = '2 seconds'");
        assertEquals(
                List.of("2 seconds"), Rows.of(ctx, "SELECT \"value\" FROM sys.settings WHERE name = 'batch_interval'"));
        ctx.execute("RESET batch_interval");
        assertEquals(
                List.of("100 ms"), Rows.of(ctx, "SELECT \"value\" FROM sys.settings WHERE name = 'batch_interval'"));
        SluiceException error = assertCode(ErrorCode.INVALID_OPTION, "SET batch_intervall = '1 second'");
        assertTrue(error.diagnostic().hint().contains("batch_interval"), error.getMessage());
        assertCode(ErrorCode.INVALID_OPTION, "SET parallelism = 0");
        assertCode(ErrorCode.INVALID_OPTION, "SET subscriber_policy = 'wait'");
    }

    @Test
    void whatIsNotThereYetSaysSo() {
        assertCode(ErrorCode.NOT_SUPPORTED, "CHECKPOINT");
    }

    @Test
    void anErrorInAScriptPointsIntoTheScriptAndWhatRanStays() {
        SluiceException error = assertThrows(
                SluiceException.class,
                () -> ctx.execute("CREATE STREAM one (a INT);\n-- then\nSELECT nothing FROM one EMIT CHANGES;"));
        assertEquals(3, error.diagnostic().span().line());
        assertEquals(8, error.diagnostic().span().column());
        assertTrue(ctx.relations().stream().anyMatch(relation -> relation.name().equals("one")));
    }

    private List<String> names(String show) {
        try (QueryResult result = ctx.execute(show).rows().orElseThrow()) {
            int column = result.columns().stream().map(f -> f.name()).toList().indexOf("name");
            List<String> names = new java.util.ArrayList<>();
            while (result.next()) {
                names.add(result.getString(column));
            }
            return names;
        }
    }

    private SluiceException assertCode(ErrorCode code, String sql) {
        SluiceException error = assertThrows(SluiceException.class, () -> ctx.execute(sql));
        assertEquals(code, error.code(), error.getMessage());
        return error;
    }
}
