package io.sluice.examples.embedding;

import io.sluice.SqlStreamContext;
import io.sluice.Subscription;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One thread feeds the engine by its clock, a dashboard reads the same engine over JDBC, a listener sees each change. */
public final class Dashboard {
    public static void main(String[] args) throws SQLException {
        try (SqlStreamContext ctx = SqlStreamContext.builder()
                .name("shop")
                .batchInterval(Duration.ofMillis(50))
                .build()) {
            ctx.execute("CREATE STREAM orders (item VARCHAR, qty INT)"
                    + " WITH (connector = 'datagen', number_of_rows = 1000, seed = 7,"
                    + " fields.item.length = 1, fields.qty.min = 1, fields.qty.max = 9)");
            ctx.start();
            ctx.execute("CREATE MATERIALIZED VIEW totals AS SELECT COUNT(*) AS orders, SUM(qty) AS items FROM orders");
            AtomicLong changes = new AtomicLong();
            Subscription subscription = ctx.subscribe("totals", change -> changes.addAndGet(change.rowCount()));
            try (Connection jdbc = DriverManager.getConnection("jdbc:sluice:mem:shop");
                    Statement statement = jdbc.createStatement();
                    ResultSet row = statement.executeQuery("SELECT orders, items FROM totals")) {
                row.next();
                System.out.println(row.getLong("orders") + " orders, " + row.getLong("items") + " items");
            }
            subscription.close();
            System.out.println("changes seen: " + (changes.get() > 0));
        }
    }
}
