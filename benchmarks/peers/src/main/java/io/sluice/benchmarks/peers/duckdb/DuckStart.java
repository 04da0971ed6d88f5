package io.sluice.benchmarks.peers.duckdb;

import io.sluice.benchmarks.start.FirstResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A program that asks DuckDB for {@link FirstResult}, over JDBC. */
public final class DuckStart {
    private DuckStart() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE bids (bidder BIGINT NOT NULL, price BIGINT NOT NULL, ts TIMESTAMP NOT NULL)");
            try (DuckDBAppender bids = connection.unwrap(DuckDBConnection.class).createAppender("bids")) {
                for (int row = 0; row < FirstResult.ROWS; row++) {
                    bids.beginRow();
                    bids.append(FirstResult.bidder(row));
                    bids.append(FirstResult.price(row));
                    bids.append(FirstResult.at(row));
                    bids.endRow();
                }
            }
            statement.execute(
                    "CREATE TABLE counts AS SELECT time_bucket(INTERVAL '10 seconds', ts) AS window_start, bidder, COUNT(*) AS n"
                            + " FROM bids GROUP BY window_start, bidder");
            try (ResultSet result = statement.executeQuery("SELECT COUNT(*), SUM(n) FROM counts")) {
                result.next();
                FirstResult.found(result.getLong(1), result.getLong(2));
            }
        }
    }
}
