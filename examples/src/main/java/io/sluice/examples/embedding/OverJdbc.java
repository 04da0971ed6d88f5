package io.sluice.examples.embedding;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Nothing but JDBC: needs only sluice-jdbc.jar on its class path. */
public final class OverJdbc {
    public static void main(String[] args) throws SQLException {
        try (Connection jdbc = DriverManager.getConnection("jdbc:sluice:?batch_interval=50ms")) {
            jdbc.createStatement().execute("CREATE STREAM words (word VARCHAR)");
            jdbc.createStatement()
                    .execute("CREATE MATERIALIZED VIEW counts AS SELECT word, COUNT(*) AS n FROM words GROUP BY word");
            try (PreparedStatement insert = jdbc.prepareStatement("INSERT INTO words VALUES (?)")) {
                for (String word : "to be or not to be".split(" ")) {
                    insert.setString(1, word);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement often =
                    jdbc.prepareStatement("SELECT word, n FROM counts WHERE n >= ? ORDER BY word")) {
                often.setLong(1, 2);
                try (ResultSet rows = often.executeQuery()) {
                    while (rows.next()) {
                        System.out.println(rows.getString("word") + " " + rows.getLong("n"));
                    }
                }
            }
        }
    }
}
