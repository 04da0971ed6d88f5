package io.sluice.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value set as a parameter comes back from the engine as it was. */
class ValueRoundTripTest {
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(before);
    }

    private static ResultSet roundTrip(Connection connection, String type, Object value) throws SQLException {
        Statement statement = connection.createStatement();
        statement.execute("CREATE TABLE t (v " + type + ")");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setObject(1, value);
            assertEquals(1, insert.executeUpdate());
        }
        ResultSet rows = statement.executeQuery("SELECT v FROM t");
        assertTrue(rows.next());
        return rows;
    }

    private static void assertRoundTrip(String type, Object value, Object expected) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            ResultSet row = roundTrip(connection, type, value);
            assertEquals(expected, row.getObject(1));
            ResultSetMetaData meta = row.getMetaData();
            assertEquals(expected.getClass().getName(), meta.getColumnClassName(1));
            connection.createStatement().execute("DELETE FROM t");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                insert.setNull(1, meta.getColumnType(1));
                insert.executeUpdate();
            }
            ResultSet nothing = connection.createStatement().executeQuery("SELECT v FROM t");
            assertTrue(nothing.next());
            assertNull(nothing.getObject(1));
            assertTrue(nothing.wasNull());
        }
    }

    @Test
    void everyScalarType() throws SQLException {
        assertRoundTrip("BOOLEAN", true, true);
        assertRoundTrip("TINYINT", 7, (byte) 7);
        assertRoundTrip("SMALLINT", 7, (short) 7);
        assertRoundTrip("INTEGER", 7L, 7);
        assertRoundTrip("BIGINT", 7, 7L);
        assertRoundTrip("REAL", 1.5, 1.5f);
        assertRoundTrip("DOUBLE", 1.5f, 1.5);
        assertRoundTrip(
                "DECIMAL(20, 3)", new BigDecimal("12345678901234567.5"), new BigDecimal("12345678901234567.500"));
        assertRoundTrip("VARCHAR", "Grüße 🙂", "Grüße 🙂");
        assertRoundTrip("DATE", LocalDate.of(2026, 1, 31), java.sql.Date.valueOf("2026-01-31"));
        assertRoundTrip("TIME", LocalTime.of(10, 0, 1), java.sql.Time.valueOf("10:00:01"));
        LocalDateTime nanos = LocalDateTime.of(2026, 1, 31, 10, 0, 0, 123_456_789);
        assertRoundTrip("TIMESTAMP(9)", nanos, Timestamp.valueOf(nanos));
        assertRoundTrip("TIMESTAMP", nanos.withNano(123_456_000), Timestamp.valueOf(nanos.withNano(123_456_000)));
    }

    @Test
    void bytesAndPointsInTime() throws SQLException {
        byte[] bytes = {0, 1, (byte) 0xff};
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            assertArrayEquals(bytes, roundTrip(connection, "VARBINARY", bytes).getBytes(1));
        }
        Instant point = Instant.parse("2026-01-31T10:00:00.123456Z");
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            ResultSet row = roundTrip(connection, "TIMESTAMP_LTZ(6)", Timestamp.from(point));
            assertEquals(point, row.getObject(1, Instant.class));
            assertEquals(point, row.getTimestamp(1).toInstant());
        }
    }

    @Test
    void nestedValues() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            ResultSet row = roundTrip(
                    connection, "BIGINT ARRAY", connection.createArrayOf("BIGINT", new Object[] {1L, null, 3L}));
            assertArrayEquals(
                    new Object[] {1L, null, 3L}, (Object[]) row.getArray(1).getArray());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            ResultSet row = roundTrip(connection, "VARCHAR ARRAY", List.of("a", "b"));
            assertEquals(List.of("a", "b"), row.getObject(1, List.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"})
    void theDefaultZoneDoesNotMoveTimestamps(String zone) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        LocalDateTime wall = LocalDateTime.of(2026, 3, 8, 13, 45, 59, 123_456_789);
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:")) {
            ResultSet row = roundTrip(connection, "TIMESTAMP(9)", Timestamp.valueOf(wall));
            assertEquals(wall, row.getObject(1, LocalDateTime.class));
            assertEquals("2026-03-08 13:45:59.123456789", row.getString(1));
            assertEquals(Timestamp.valueOf(wall), row.getTimestamp(1));
        }
    }
}
