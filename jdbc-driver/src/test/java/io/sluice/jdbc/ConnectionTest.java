package io.sluice.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.SqlStreamContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static SqlStreamContext engine(Connection connection) throws SQLException {
        return connection.unwrap(SqlStreamContext.class);
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }

    @Test
    void aPrivateEngineIsNobodyElses() throws SQLException {
        try (Connection one = DriverManager.getConnection("jdbc:sluice:");
                Connection two = DriverManager.getConnection("jdbc:sluice:")) {
            assertTrue(one.isWrapperFor(SqlStreamContext.class));
            assertNotSame(engine(one), engine(two));
            one.createStatement().execute("CREATE TABLE t (a BIGINT)");
            assertThrows(SQLException.class, () -> count(two, "t"));
        }
    }

    @Test
    void anEngineMadeByAUrlClosesWithItsLastConnection() throws SQLException {
        Connection one = DriverManager.getConnection("jdbc:sluice:mem:lasting");
        Connection two = DriverManager.getConnection("jdbc:sluice:mem:Lasting");
        assertSame(engine(one), engine(two));
        one.createStatement().execute("CREATE TABLE t (a BIGINT)");
        one.createStatement().executeUpdate("INSERT INTO t VALUES (1), (2)");
        one.close();
        one.close();
        assertEquals(2, count(two, "t"));
        assertTrue(SqlStreamContext.find("lasting").isPresent());
        two.close();
        assertFalse(SqlStreamContext.find("lasting").isPresent());
        try (Connection three = DriverManager.getConnection("jdbc:sluice:mem:lasting")) {
            assertThrows(SQLException.class, () -> count(three, "t"));
        }
    }

    @Test
    void anEngineOfTheApplicationOutlivesItsConnections() throws SQLException {
        try (SqlStreamContext context =
                SqlStreamContext.builder().name("application").build()) {
            context.execute("CREATE TABLE t (a BIGINT)");
            try (Connection connection = DriverManager.getConnection("jdbc:sluice:mem:application?parallelism=2")) {
                assertSame(context, engine(connection));
                assertEquals(1, connection.createStatement().executeUpdate("INSERT INTO t VALUES (7)"));
                String warning = connection.getWarnings().getMessage();
                assertTrue(warning.startsWith("setting parallelism of the URL is not used"), warning);
                connection.clearWarnings();
                assertNull(connection.getWarnings());
            }
            try (var rows = context.query("SELECT a FROM t")) {
                assertTrue(rows.next());
                assertEquals(7, rows.getLong(0));
            }
        }
    }

    @Test
    void theClockTicksByItself() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:?batch_interval=1 ms");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE STREAM s (a BIGINT)");
            ResultSet changes = statement.executeQuery("SELECT a FROM s EMIT CHANGES");
            try (var appender = engine(connection).appender("s")) {
                appender.append(5L);
            }
            assertTrue(changes.next());
            assertEquals(5, changes.getLong("a"));
        }
    }

    @Test
    void settingsAreCheckedWithSuggestions() {
        SQLException unknown = assertThrows(
                SQLException.class, () -> DriverManager.getConnection("jdbc:sluice:?batch_intervall=1 ms"));
        assertEquals("22023", unknown.getSQLState());
        assertTrue(unknown.getMessage().contains("batch_interval"), unknown.getMessage());
        assertTrue(unknown.getMessage().contains("did you mean"), unknown.getMessage());
    }

    @Test
    void toolsLearnTheSettings() throws SQLException {
        DriverPropertyInfo[] infos =
                DriverManager.getDriver("jdbc:sluice:").getPropertyInfo("jdbc:sluice:?parallelism=2", new Properties());
        DriverPropertyInfo parallelism = Arrays.stream(infos)
                .filter(info -> info.name.equals("parallelism"))
                .findFirst()
                .orElseThrow();
        assertEquals("2", parallelism.value);
        assertNotEquals("", parallelism.description);
        assertTrue(Arrays.stream(infos).anyMatch(info -> info.name.equals("batch_interval")));
    }

    @Test
    void otherUrlsAreNotOurs() throws SQLException {
        assertNull(new Driver().connect("jdbc:other:", new Properties()));
        assertThrows(SQLException.class, () -> new Driver().connect("jdbc:sluice://host", new Properties()));
    }

    @Test
    void transactionsAreToleratedWhereNothingIsLost() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            assertTrue(connection.getAutoCommit());
            connection.commit();
            connection.rollback();
            connection.createStatement().execute("CREATE TABLE t (a BIGINT)");
            connection.setAutoCommit(false);
            assertFalse(connection.getAutoCommit());
            connection.rollback();
            connection.createStatement().executeUpdate("INSERT INTO t VALUES (1)");
            SQLException lost = assertThrows(SQLException.class, connection::rollback);
            assertEquals("0A000", lost.getSQLState());
            connection.createStatement().executeUpdate("INSERT INTO t VALUES (2)");
            connection.commit();
            connection.rollback();
            assertEquals(Connection.TRANSACTION_NONE, connection.getTransactionIsolation());
        }
    }

    @Test
    void closingTakesStatementsAndResultsAlong() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sluice:");
        assertTrue(connection.isValid(1));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1");
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        connection.close();
        assertTrue(connection.isClosed());
        assertFalse(connection.isValid(1));
        assertTrue(statement.isClosed());
        assertTrue(rows.isClosed());
        assertTrue(prepared.isClosed());
        SQLException closed = assertThrows(SQLException.class, connection::createStatement);
        assertEquals("08003", closed.getSQLState());
        assertEquals(
                "08003",
                assertThrows(SQLException.class, prepared::executeQuery).getSQLState());
    }

    @Test
    void aConnectionIsInvalidOnceItsEngineIsClosed() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            engine(connection).close();
            assertFalse(connection.isValid(0));
            SQLException closed = assertThrows(
                    SQLException.class, () -> connection.createStatement().executeQuery("SELECT 1"));
            assertEquals("08003", closed.getSQLState());
        }
    }
}
