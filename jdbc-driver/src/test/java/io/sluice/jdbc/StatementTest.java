package io.sluice.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sluice:");
        statement = connection.createStatement();
        statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<Long> ids() throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT id FROM t ORDER BY id")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    @Test
    void countsOfUpsertsAndMerge() throws SQLException {
        statement.execute("CREATE TABLE shelf (item VARCHAR PRIMARY KEY, n INT)");
        statement.executeUpdate("INSERT INTO shelf VALUES ('tea', 5), ('cup', 2)");
        assertEquals(
                1,
                statement.executeUpdate(
                        "INSERT INTO shelf VALUES ('tea', 1), ('pot', 1) ON CONFLICT (item) DO NOTHING"));
        assertEquals(
                2,
                statement.executeUpdate("INSERT INTO shelf VALUES ('tea', 1), ('jug', 1)"
                        + " ON CONFLICT (item) DO UPDATE SET n = EXCLUDED.n"));
        assertEquals(
                3,
                statement.executeUpdate("MERGE INTO shelf AS t"
                        + " USING (VALUES ('tea', 4), ('cup', -2), ('pan', 1)) AS s (item, n) ON t.item = s.item"
                        + " WHEN MATCHED AND t.n + s.n = 0 THEN DELETE"
                        + " WHEN MATCHED THEN UPDATE SET n = t.n + s.n"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (s.item, s.n)"));
        assertEquals(3, statement.executeUpdate("DELETE FROM shelf WHERE n = 1"));
    }

    @Test
    void countsOfChangedRows() throws SQLException {
        assertEquals(3, statement.executeUpdate("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, NULL)"));
        assertEquals(2, statement.executeUpdate("UPDATE t SET name = 'x' WHERE id > 1"));
        assertFalse(statement.execute("DELETE FROM t WHERE id = 1"));
        assertEquals(1, statement.getUpdateCount());
        assertNull(statement.getResultSet());
        assertFalse(statement.getMoreResults());
        assertEquals(-1, statement.getUpdateCount());
        assertEquals(0, statement.executeUpdate("CREATE TABLE u (a BIGINT)"));
        assertEquals(List.of(2L, 3L), ids());
    }

    @Test
    void theResultOfAScriptIsThatOfItsLastStatement() throws SQLException {
        assertTrue(statement.execute("INSERT INTO t VALUES (1, 'a;b'); -- done\n SELECT name FROM t;"));
        ResultSet rows = statement.getResultSet();
        assertEquals(-1, statement.getUpdateCount());
        assertTrue(rows.next());
        assertEquals("a;b", rows.getString("name"));
        assertFalse(rows.next());
    }

    @Test
    void aNewExecutionClosesTheLastResult() throws SQLException {
        ResultSet first = statement.executeQuery("SELECT 1");
        ResultSet second = statement.executeQuery("SELECT 2");
        assertTrue(first.isClosed());
        assertFalse(second.isClosed());
        assertEquals(statement, second.getStatement());
        statement.close();
        assertTrue(second.isClosed());
    }

    @Test
    void closeOnCompletionSurvivesANewExecution() throws SQLException {
        statement.closeOnCompletion();
        statement.executeQuery("SELECT 1");
        ResultSet second = statement.executeQuery("SELECT 2");
        assertFalse(statement.isClosed());
        second.close();
        assertTrue(statement.isClosed());
    }

    @Test
    void maxRowsEndsTheResult() throws SQLException {
        statement.executeUpdate("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        statement.setMaxRows(2);
        ResultSet rows = statement.executeQuery("SELECT id FROM t ORDER BY id");
        assertTrue(rows.next());
        assertTrue(rows.next());
        assertEquals(2, rows.getLong(1));
        assertFalse(rows.next());
    }

    @Test
    void errorsKeepTheEnginesTextStateAndCause() {
        SQLException error = assertThrows(SQLException.class, () -> statement.executeQuery("SELECT nam FROM t"));
        assertEquals("42703", error.getSQLState());
        assertEquals(
                String.join(
                        "\n",
                        "COLUMN_NOT_FOUND: column \"nam\" not found",
                        "  line 1:8",
                        "  | SELECT nam FROM t",
                        "  |        ^^^",
                        "  hint: did you mean \"name\"?"),
                error.getMessage());
        assertEquals(
                ErrorCode.COLUMN_NOT_FOUND,
                assertInstanceOf(SluiceException.class, error.getCause()).code());
        SQLException prepared =
                assertThrows(SQLException.class, () -> connection.prepareStatement("SELECT nam FROM t"));
        assertEquals(error.getMessage(), prepared.getMessage());
    }

    @Test
    void theWrongMethodForAStatementIsAnError() throws SQLException {
        SQLException noRows = assertThrows(SQLException.class, () -> statement.executeQuery("DELETE FROM t"));
        assertEquals("42809", noRows.getSQLState());
        assertThrows(SQLException.class, () -> statement.executeUpdate("SELECT 1"));
        PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)");
        assertThrows(SQLException.class, insert::executeQuery);
        assertThrows(SQLException.class, () -> insert.execute("SELECT 1"));
        assertThrows(
                SQLFeatureNotSupportedException.class,
                () -> connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY));
    }

    @Test
    void preparedStatementsRunAgainWithOtherValues() throws SQLException {
        PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)");
        assertNull(insert.getMetaData());
        assertEquals(2, insert.getParameterMetaData().getParameterCount());
        assertEquals(Types.BIGINT, insert.getParameterMetaData().getParameterType(1));
        assertEquals(Types.VARCHAR, insert.getParameterMetaData().getParameterType(2));
        insert.setLong(1, 1);
        SQLException unset = assertThrows(SQLException.class, insert::executeUpdate);
        assertEquals("07001", unset.getSQLState());
        insert.setString(2, "a");
        assertEquals(1, insert.executeUpdate());
        insert.setObject(1, 2);
        insert.setNull(2, Types.VARCHAR);
        assertEquals(1, insert.executeUpdate());

        PreparedStatement select = connection.prepareStatement("SELECT name FROM t WHERE id = ?");
        assertEquals("name", select.getMetaData().getColumnLabel(1));
        select.setLong(1, 1);
        ResultSet one = select.executeQuery();
        assertTrue(one.next());
        assertEquals("a", one.getString(1));
        select.setLong(1, 2);
        ResultSet two = select.executeQuery();
        assertTrue(one.isClosed());
        assertTrue(two.next());
        assertNull(two.getString(1));
    }

    @Test
    void aPreparedStatementFollowsTheCatalog() throws SQLException {
        statement.executeUpdate("INSERT INTO t VALUES (1, 'a')");
        PreparedStatement select = connection.prepareStatement("SELECT * FROM t");
        try (ResultSet rows = select.executeQuery()) {
            assertEquals(2, rows.getMetaData().getColumnCount());
        }
        statement.execute("DROP TABLE t");
        statement.execute("CREATE TABLE t (other DOUBLE)");
        statement.executeUpdate("INSERT INTO t VALUES (2.5)");
        ResultSet rows = select.executeQuery();
        assertEquals(1, rows.getMetaData().getColumnCount());
        assertTrue(rows.next());
        assertEquals(2.5, rows.getDouble("other"));
    }

    @Test
    void batchesCountEachStatement() throws SQLException {
        statement.addBatch("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
        statement.addBatch("DELETE FROM t WHERE id = 1");
        assertArrayEquals(new int[] {2, 1}, statement.executeBatch());
        assertArrayEquals(new int[0], statement.executeBatch());
        PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, 'p')");
        for (long id = 3; id <= 5; id++) {
            insert.setLong(1, id);
            insert.addBatch();
        }
        assertArrayEquals(new int[] {1, 1, 1}, insert.executeBatch());
        assertEquals(List.of(2L, 3L, 4L, 5L), ids());
    }

    @Test
    void aFailedBatchTellsWhatWasDone() throws SQLException {
        statement.addBatch("INSERT INTO t VALUES (1, 'a')");
        statement.addBatch("INSERT INTO t VALUES (1, 'again')");
        statement.addBatch("INSERT INTO t VALUES (2, 'b')");
        BatchUpdateException error = assertThrows(BatchUpdateException.class, statement::executeBatch);
        assertEquals("23505", error.getSQLState());
        assertArrayEquals(new int[] {1}, error.getUpdateCounts());
        assertEquals(List.of(1L), ids());
    }

    @Test
    void showDescribeAndExplainAreQueries() throws SQLException {
        try (ResultSet tables = statement.executeQuery("SHOW TABLES")) {
            assertTrue(tables.next());
        }
        try (ResultSet plan =
                connection.prepareStatement("EXPLAIN SELECT * FROM t").executeQuery()) {
            assertTrue(plan.next());
        }
    }

    @Test
    void whatFrameworksCallHarmlessly() throws SQLException {
        statement.setEscapeProcessing(true);
        statement.setFetchSize(500);
        statement.setPoolable(false);
        assertFalse(statement.getGeneratedKeys().next());
        assertEquals(1, statement.executeUpdate("INSERT INTO t VALUES (1, 'a')", Statement.NO_GENERATED_KEYS));
        assertThrows(
                SQLFeatureNotSupportedException.class,
                () -> statement.executeUpdate("INSERT INTO t VALUES (2, 'a')", Statement.RETURN_GENERATED_KEYS));
        assertEquals("SELECT 1", connection.nativeSQL("SELECT 1"));
    }
}
