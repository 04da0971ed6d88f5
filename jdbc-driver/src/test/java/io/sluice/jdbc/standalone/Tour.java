package io.sluice.jdbc.standalone;

import io.sluice.SqlStreamContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;

/** What an application with nothing but the self-contained jar does; {@link SelfContainedJarIT} starts it as a process. */
public final class Tour {
    private Tour() {}

    public static void main(String[] args) throws SQLException {
        // An engine before any driver is loaded: nothing may be written to stderr by then either.
        try (SqlStreamContext engine = SqlStreamContext.builder().name("tour").build();
                Connection connection = DriverManager.getConnection("jdbc:sluice:mem:tour");
                Statement statement = connection.createStatement()) {
            engine.start();
            statement.execute(
                    "CREATE STREAM bids (auction BIGINT, price DECIMAL(10, 2), channel VARCHAR, at TIMESTAMP(3),"
                            + " WATERMARK FOR at AS at - INTERVAL '1' SECOND)");
            statement.execute(
                    "CREATE MATERIALIZED VIEW per_window AS SELECT window_start, channel, COUNT(*) AS n, SUM(price) AS total"
                            + " FROM bids WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY window_start, channel");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bids VALUES (?, ?, ?, ?)")) {
                for (int i = 0; i < 6; i++) {
                    insert.setLong(1, i);
                    insert.setBigDecimal(2, new java.math.BigDecimal("1.25"));
                    insert.setString(3, i % 2 == 0 ? "web" : "app");
                    insert.setTimestamp(4, Timestamp.valueOf("2026-01-31 10:00:0" + i));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            print(statement.executeQuery("SELECT channel, n, total FROM per_window ORDER BY channel"));
            // Functions without a kernel of their own are compiled as Java source, which names relocated classes.
            print(statement.executeQuery(
                    "SELECT OVERLAY(channel PLACING '-' FROM 2 FOR 1), SOUNDEX(channel), JSON_VALUE('{\"a\": 7}', '$.a')"
                            + " FROM per_window WHERE channel LIKE 'w%'"));
            try (ResultSet tables = connection.getMetaData().getTables(null, "main", "%", new String[] {"STREAM"})) {
                tables.next();
                System.out.println(tables.getString("TABLE_NAME"));
            }
        }
    }

    private static void print(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                line.append(i == 1 ? "" : " | ").append(rows.getString(i));
            }
            System.out.println(line);
        }
        rows.close();
    }
}
