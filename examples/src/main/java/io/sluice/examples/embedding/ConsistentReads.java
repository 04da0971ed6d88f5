package io.sluice.examples.embedding;

import io.sluice.SqlStreamContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Every transfer debits one account and credits another: whoever reads both views at any moment sees them balance. */
public final class ConsistentReads {
    public static void main(String[] args) throws Exception {
        try (SqlStreamContext bank = SqlStreamContext.builder().name("bank").build()) {
            bank.execute("CREATE STREAM transfers (amount BIGINT);"
                    + "CREATE MATERIALIZED VIEW debits AS SELECT SUM(-amount) AS total FROM transfers;"
                    + "CREATE MATERIALIZED VIEW credits AS SELECT SUM(amount) AS total FROM transfers;");
            Thread writer = new Thread(() -> {
                for (int i = 1; !Thread.currentThread().isInterrupted(); i++) {
                    bank.execute("INSERT INTO transfers VALUES (" + i + "), (" + 7 * i + ")");
                }
            });
            writer.start();
            try (Connection reader = DriverManager.getConnection("jdbc:sluice:mem:bank");
                    PreparedStatement both = reader.prepareStatement(
                            "SELECT SUM(total) FROM (SELECT total FROM debits UNION ALL SELECT total FROM credits) AS t")) {
                for (int i = 0; i < 1_000; i++) {
                    try (ResultSet balance = both.executeQuery()) {
                        if (!balance.next() || balance.getLong(1) != 0) {
                            throw new IllegalStateException("out of balance by " + balance.getLong(1));
                        }
                    }
                }
            }
            writer.interrupt();
            writer.join();
            System.out.println("1000 reads, all in balance");
        }
    }
}
