package io.sluice.runtime.errors;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No error code is only a promise: each has a way to get it through the public API. */
class EachErrorCodeTest {
    private static final String SET_UP = """
            CREATE TABLE t (a BIGINT PRIMARY KEY, s VARCHAR NOT NULL);
            INSERT INTO t VALUES (1, 'x'), (2, 'y');
            CREATE STREAM st (a BIGINT, at TIMESTAMP(3));
            CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
            """;

    private static final Map<ErrorCode, Consumer<SqlStreamContext>> WAYS = Map.ofEntries(
            entry(ErrorCode.SYNTAX_ERROR, run("CRAETE TABLE x (a INT)")),
            entry(ErrorCode.UNTERMINATED_QUOTE, run("SELECT 'x")),
            entry(ErrorCode.RELATION_NOT_FOUND, run("SELECT * FROM nowhere")),
            entry(ErrorCode.RELATION_EXISTS, run("CREATE TABLE t (a INT)")),
            entry(ErrorCode.RELATION_IN_USE, run("DROP TABLE t")),
            entry(ErrorCode.WRONG_OBJECT_KIND, run("DROP STREAM t")),
            entry(ErrorCode.COLUMN_NOT_FOUND, run("SELECT b FROM t")),
            entry(ErrorCode.COLUMN_AMBIGUOUS, run("SELECT x FROM (SELECT a AS x, s AS x FROM t) AS d")),
            entry(ErrorCode.DUPLICATE_COLUMN, run("CREATE TABLE x (a INT, A INT)")),
            entry(ErrorCode.FUNCTION_NOT_FOUND, run("SELECT NO_SUCH(1)")),
            entry(ErrorCode.TYPE_MISMATCH, run("SELECT * FROM t WHERE a")),
            entry(ErrorCode.TYPE_NOT_FOUND, run("CREATE TABLE x (a INTT)")),
            entry(ErrorCode.GROUPING_ERROR, run("SELECT a, COUNT(*) FROM t GROUP BY s")),
            entry(ErrorCode.INVALID_WINDOW, run("SELECT COUNT(*) FROM st WINDOW TUMBLING (SIZE 10 SECONDZ)")),
            entry(
                    ErrorCode.MISSING_WATERMARK,
                    run(
                            "CREATE MATERIALIZED VIEW w AS SELECT COUNT(*) AS n FROM st WINDOW TUMBLING (SIZE 10 SECONDS)")),
            entry(ErrorCode.INVALID_ARGUMENT, run("CREATE STREAM x WITH (connector = 'datagen')")),
            entry(ErrorCode.INVALID_OPTION, run("SET batch_intervall = '1 second'")),
            entry(ErrorCode.STREAM_NOT_READABLE, run("SELECT * FROM st")),
            entry(ErrorCode.NOT_SUPPORTED, run("CHECKPOINT")),
            entry(ErrorCode.NUMERIC_OVERFLOW, run("SELECT a + 9223372036854775807 FROM t")),
            entry(ErrorCode.DIVISION_BY_ZERO, run("SELECT 1 / (a - 1) FROM t")),
            entry(ErrorCode.INVALID_CAST, run("SELECT CAST(s AS INT) FROM t")),
            entry(ErrorCode.CARDINALITY_VIOLATION, run("SELECT SINGLE_VALUE(a) FROM t")),
            entry(ErrorCode.CHECK_VIOLATION, run("CREATE TABLE x (a INT CHECK (a > 0)); INSERT INTO x VALUES (0)")),
            entry(ErrorCode.NOT_NULL_VIOLATION, run("INSERT INTO t VALUES (3, NULL)")),
            entry(ErrorCode.DUPLICATE_KEY, run("INSERT INTO t VALUES (1, 'z')")),
            entry(ErrorCode.CONNECTOR_FAILED, run("CREATE STREAM x FROM 'no-such-file.csv'")),
            entry(ErrorCode.QUERY_CANCELLED, EachErrorCodeTest::cancel),
            entry(ErrorCode.PARAMETER_MISMATCH, ctx -> ctx.query("SELECT a FROM t WHERE a = ?")),
            entry(ErrorCode.ENGINE_CLOSED, ctx -> {
                ctx.close();
                ctx.execute("SELECT * FROM t");
            }),
            entry(
                    ErrorCode.RESOURCE_EXHAUSTED,
                    run(
                            "SET pause_buffer_rows = 1; PAUSE v; INSERT INTO t VALUES (3, 'z'); INSERT INTO t VALUES (4, 'z')")),
            entry(ErrorCode.INTERNAL_ERROR, EachErrorCodeTest::breakTheClock));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void canBeHad(ErrorCode code) throws IOException {
        Consumer<SqlStreamContext> way = code == ErrorCode.BAD_ROW ? badRow() : WAYS.get(code);
        assertNotNull(way, "a new code needs a way to get it");
        try (SqlStreamContext ctx = SqlStreamContext.create()) {
            ctx.execute(SET_UP);
            SluiceException error = assertThrows(SluiceException.class, () -> way.accept(ctx));
            assertEquals(code, error.code(), error.getMessage());
        }
    }

    private static Consumer<SqlStreamContext> run(String sql) {
        return ctx -> ctx.execute(sql).rows().ifPresent(rows -> {
            try (rows) {
                while (rows.next()) {
                    rows.tick();
                }
            }
        });
    }

    private static void cancel(SqlStreamContext ctx) {
        try (QueryResult changes = ctx.query("SELECT * FROM t EMIT CHANGES")) {
            changes.cancel();
            changes.next();
        }
    }

    private static void breakTheClock(SqlStreamContext ignored) {
        AtomicBoolean stopped = new AtomicBoolean();
        SqlStreamContext.Builder builder = SqlStreamContext.builder().clock(() -> {
            if (stopped.get()) {
                throw new IllegalStateException("broken clock");
            }
            return 0;
        });
        try (SqlStreamContext broken = builder.build()) {
            stopped.set(true);
            broken.execute("SELECT 1");
        }
    }

    private Consumer<SqlStreamContext> badRow() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "1\nx\n");
        return ctx -> ctx.execute("CREATE STREAM f (a INT) WITH (connector = 'file', path = '" + file
                + "', format = 'csv', on_error = 'fail'); CREATE MATERIALIZED VIEW n AS SELECT COUNT(*) AS n FROM f");
    }
}
