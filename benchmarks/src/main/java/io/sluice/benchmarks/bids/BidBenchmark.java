package io.sluice.benchmarks.bids;

import io.sluice.Appender;
import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows per second of continuous queries on one worker. Arguments: number of rows (default 5,000,000), runs (default 5), name of one query.
 * Prints the median and the best of the runs after a warm-up, each with its result checked, by the wall clock and by the time its thread had
 * a processor: on a busy machine only the second tells versions apart. Batches are appended by reference.
 */
public final class BidBenchmark {
    private static final int BATCH_ROWS = 65_536;
    private static final int WARM_UP_RUNS = 2;

    private BidBenchmark() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        String only = args.length > 2 ? args[2] : "";
        run(rows, BATCH_ROWS, runs, only, System.out);
    }

    /**
     * Measures and prints; IllegalStateException when a result is wrong.
     *
     * @param only name of the one query to run, empty for all
     */
    static void run(int rows, int batchRows, int runs, String only, PrintStream out) throws IOException {
        try (RootAllocator allocator = new RootAllocator();
                BidData data = new BidData(rows, batchRows, allocator)) {
            BidExpectations expected = new BidExpectations(data.batches());
            Report report = new Report(out);
            report.header(runs);
            for (BidQuery query : queries(expected)) {
                if (only.isEmpty() || query.name().equals(only)) {
                    measure(query, data.batches(), rows, runs, report);
                }
            }
            FileCounts.measure(data.batches(), expected.rows(), runs, only, report);
            SmallTicks.measure(rows / 500, only, report);
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

    private static void measure(BidQuery query, List<VectorSchemaRoot> batches, int rows, int runs, Report report) {
        List<Timing> timings = new ArrayList<>();
        for (int run = -WARM_UP_RUNS; run < runs; run++) {
            Timing timing = run(query, batches);
            if (run >= 0) {
                timings.add(timing);
            }
        }
        report.rates(query.name(), rows, timings, query.target());
    }

    /** All rows, one tick per batch, on the calling thread. */
    private static Timing run(BidQuery query, List<VectorSchemaRoot> batches) {
        try (SqlStreamContext ctx = SqlStreamContext.builder().parallelism(1).build()) {
            ctx.execute(BidData.DDL);
            ctx.execute(query.statement());
            Timing.Start start = Timing.start();
            try (Appender bids = ctx.appender("bids")) {
                for (VectorSchemaRoot batch : batches) {
                    bids.appendShared(batch);
                    ctx.tick();
                }
            }
            Timing timing = start.stop();
            try (QueryResult result = ctx.query(query.check())) {
                result.next();
                if (result.getLong(0) != query.expected()) {
                    throw new IllegalStateException(
                            query.name() + ": got " + result.getLong(0) + ", expected " + query.expected());
                }
            }
            return timing;
        }
    }
}
