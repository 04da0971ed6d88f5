package io.sluice.benchmarks.bids;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows per second of continuous queries on one worker. Arguments: number of rows (default 5,000,000), runs (default 5), name of one query.
 * Prints the median and the best of the runs after a warm-up, each with its result checked.
 */
public final class BidBenchmark {
    private static final int BATCH_ROWS = 65_536;
    private static final int WARM_UP_RUNS = 2;

    private BidBenchmark() {}

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        String only = args.length > 2 ? args[2] : "";
        try (RootAllocator allocator = new RootAllocator();
                BidData data = new BidData(rows, BATCH_ROWS, allocator)) {
            BidExpectations expected = new BidExpectations(data.batches());
            System.out.printf(
                    Locale.ROOT, "%-28s %12s %12s %12s  %s%n", "query", "M rows/s", "best", "target", "result");
            for (BidQuery query : queries(expected)) {
                if (only.isEmpty() || query.name().equals(only)) {
                    measure(query, data.batches(), rows, runs);
                }
            }
        }
    }

    private static List<BidQuery> queries(BidExpectations expected) {
        return List.of(
                sink("pass-through", 50, "SELECT * FROM bids", expected.rows()),
                sink("filter", 60, "SELECT auction, price FROM bids WHERE auction % 123 = 0", expected.filtered()),
                sink(
                        "projection",
                        30,
                        "SELECT auction, bidder, 0.908 * price AS price, date_time FROM bids",
                        expected.rows()),
                view(
                        "tumble count per bidder",
                        15,
                        "SELECT bidder, window_start, COUNT(*) AS n FROM bids WINDOW TUMBLING (SIZE 10 SECONDS) GROUP BY bidder",
                        "SELECT SUM(n) * 1000000 + COUNT(*) FROM v",
                        expected.rows() * 1_000_000 + expected.bidderWindows()),
                view(
                        "hop count per auction",
                        8,
                        "SELECT auction, window_start, COUNT(*) AS n FROM bids"
                                + " WINDOW HOPPING (SIZE 10 SECONDS, ADVANCE BY 2 SECONDS) GROUP BY auction",
                        "SELECT SUM(n) FROM v",
                        expected.rows() * 5),
                view(
                        "group by channel",
                        15,
                        "SELECT channel, COUNT(*) AS n, SUM(price) AS total FROM bids GROUP BY channel",
                        "SELECT SUM(n) + SUM(total) FROM v",
                        expected.rows() + expected.priceSum()));
    }

    private static BidQuery sink(String name, long target, String query, long expected) {
        return new BidQuery(
                name,
                target * 1_000_000,
                "CREATE SINK v WITH (connector = 'blackhole') AS " + query,
                "SELECT rows_out FROM sys.queries WHERE name = 'v'",
                expected);
    }

    private static BidQuery view(String name, long target, String query, String check, long expected) {
        return new BidQuery(name, target * 1_000_000, "CREATE MATERIALIZED VIEW v AS " + query, check, expected);
    }

    private static void measure(BidQuery query, List<VectorSchemaRoot> batches, int rows, int runs) {
        double[] rates = new double[runs];
        for (int run = -WARM_UP_RUNS; run < runs; run++) {
            double seconds = run(query, batches);
            if (run >= 0) {
                rates[run] = rows / seconds / 1e6;
            }
        }
        Arrays.sort(rates);
        double median = rates[runs / 2];
        System.out.printf(
                Locale.ROOT,
                "%-28s %12.1f %12.1f %12.1f  checked, %s%n",
                query.name(),
                median,
                rates[runs - 1],
                query.target() / 1e6,
                median * 1e6 >= query.target() ? "reached" : "MISSED");
    }

    /** Seconds for all rows, one tick per batch. */
    private static double run(BidQuery query, List<VectorSchemaRoot> batches) {
        try (SqlStreamContext ctx = SqlStreamContext.builder().parallelism(1).build()) {
            ctx.execute(BidData.DDL);
            ctx.execute(query.statement());
            long start = System.nanoTime();
            try (Appender bids = ctx.appender("bids")) {
                for (VectorSchemaRoot batch : batches) {
                    bids.append(batch);
                    bids.flush();
                    ctx.tick();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            try (QueryResult result = ctx.query(query.check())) {
                result.next();
                if (result.getLong(0) != query.expected()) {
                    throw new IllegalStateException(
                            query.name() + ": got " + result.getLong(0) + ", expected " + query.expected());
                }
            }
            return seconds;
        }
    }
}
