package io.sluice.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.SqlStreamContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endless results; the engine ticks only when told. */
@Timeout(60)
class ChangeStreamTest {
    private SqlStreamContext engine;
    private Connection connection;
    private Statement statement;
    private ExecutorService other;

    @BeforeEach
    void open() throws SQLException {
        engine = SqlStreamContext.builder().name("changes").build();
        connection = DriverManager.getConnection("jdbc:sluice:mem:changes");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT);"
                + " CREATE MATERIALIZED VIEW v AS SELECT n, COUNT(*) AS c FROM t GROUP BY n");
        other = Executors.newSingleThreadExecutor();
    }

    @AfterEach
    void close() throws SQLException {
        other.shutdownNow();
        connection.close();
        engine.close();
    }

    private static String row(ResultSet rows) throws SQLException {
        return rows.getString("_op") + " " + rows.getLong("n") + " " + rows.getLong("c");
    }

    @Test
    void everyTickBringsItsRowsAtOnce() throws SQLException {
        ResultSet changes = statement.executeQuery("SELECT n, c FROM v EMIT CHANGES");
        assertEquals("_tick", changes.getMetaData().getColumnLabel(1));
        assertEquals("_op", changes.getMetaData().getColumnLabel(2));
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("INSERT INTO t VALUES (1, 10)");
            assertTrue(changes.next());
            assertEquals("+I 10 1", row(changes));
            long tick = changes.getLong("_tick");
            insert.executeUpdate("INSERT INTO t VALUES (2, 10)");
            assertTrue(changes.next());
            assertEquals("-U 10 1", row(changes));
            assertTrue(changes.getLong("_tick") > tick);
            assertTrue(changes.next());
            assertEquals("+U 10 2", row(changes));
        }
    }

    @Test
    void cancelEndsAWaitingRead() throws Exception {
        ResultSet changes = statement.executeQuery("SELECT n, c FROM v EMIT CHANGES");
        CountDownLatch reading = new CountDownLatch(1);
        Future<Boolean> read = other.submit(() -> {
            reading.countDown();
            return changes.next();
        });
        reading.await();
        statement.cancel();
        ExecutionException end = assertThrows(ExecutionException.class, read::get);
        assertEquals(
                "57014", assertInstanceOf(SQLException.class, end.getCause()).getSQLState());
        try (ResultSet next = statement.executeQuery("SELECT 1")) {
            assertTrue(next.next(), "the statement lives on");
        }
    }

    @Test
    void theQueryTimeoutEndsAWaitingRead() throws SQLException {
        statement.setQueryTimeout(1);
        ResultSet changes = statement.executeQuery("SELECT n, c FROM v EMIT CHANGES");
        SQLException timeout = assertThrows(SQLTimeoutException.class, changes::next);
        assertEquals("57014", timeout.getSQLState());
        assertEquals("QUERY_CANCELLED: the query timeout of 1 s is over", timeout.getMessage());
    }

    @Test
    void maxRowsEndsAnEndlessResult() throws SQLException {
        statement.setMaxRows(1);
        ResultSet changes = statement.executeQuery("SELECT n, c FROM v EMIT CHANGES");
        connection.createStatement().executeUpdate("INSERT INTO t VALUES (1, 10), (2, 20)");
        assertTrue(changes.next());
        assertFalse(changes.next());
    }

    @Test
    void closingEndsAWaitingRead() throws Exception {
        ResultSet changes = statement.executeQuery("SELECT n, c FROM v EMIT CHANGES");
        CountDownLatch reading = new CountDownLatch(1);
        Future<Boolean> read = other.submit(() -> {
            reading.countDown();
            return changes.next();
        });
        reading.await();
        connection.close();
        ExecutionException end = assertThrows(ExecutionException.class, read::get);
        assertInstanceOf(SQLException.class, end.getCause());
    }
}
