package io.sluice.benchmarks.reads;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Latency of ad-hoc reads over JDBC in the process of the engine while events stream in: a lookup by primary key in a view of many
 * accounts, and a scan of ten thousand rows. See {@link ReadOptions} for the arguments.
 */
public final class ReadBenchmark {
    private static final String ENGINE = "reads-benchmark";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int SCANNED = 10_000;
    private static final int LOOKUPS_A_SCAN = 20;

    private final ReadOptions options;
    private final ReadTimes lookups = new ReadTimes("primary-key lookup");
    private final ReadTimes scans = new ReadTimes("scan of 10,000 rows");

    private ReadBenchmark(ReadOptions options) {
        this.options = options;
    }

    public static void main(String[] args) throws SQLException, IOException {
        ReadOptions options = ReadOptions.parse(args);
        ReadBenchmark benchmark = new ReadBenchmark(options);
        double events = benchmark.run();
        List<ReadTimes> all = List.of(benchmark.lookups, benchmark.scans);
        System.out.print(ReadReport.table(options, events, all));
        if (options.json().isPresent()) {
            Path file = options.json().get();
            Files.writeString(file, ReadReport.json(options, events, all));
            System.out.println("\nwritten to " + file);
        }
    }

    /** Returns the events a second that came in meanwhile. */
    private double run() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sluice:mem:" + ENGINE + "?batch_interval="
                + options.interval().replace(" ", "%20"))) {
            SqlStreamContext ctx = connection.unwrap(SqlStreamContext.class);
            fill(ctx);
            try (AccountLoad load = new AccountLoad(ctx, options)) {
                readFor(Math.min(5, options.seconds()), connection, new ReadTimes(""), new ReadTimes(""));
                long sent = load.sent();
                long begin = System.nanoTime();
                readFor(options.seconds(), connection, lookups, scans);
                return (load.sent() - sent) * 1e9 / (System.nanoTime() - begin);
            }
        }
    }

    private void fill(SqlStreamContext ctx) {
        ctx.execute("CREATE STREAM transfer (account BIGINT NOT NULL, amount BIGINT NOT NULL)")
                .close();
        ctx.execute("CREATE MATERIALIZED VIEW balance AS"
                        + " SELECT account, COUNT(*) AS transfers, SUM(amount) AS total FROM transfer GROUP BY account")
                .close();
        ctx.execute("CREATE TABLE city (id BIGINT PRIMARY KEY, name VARCHAR)").close();
        try (Appender transfers = ctx.appender("transfer");
                Appender cities = ctx.appender("city")) {
            for (long account = 0; account < options.accounts(); account++) {
                transfers.append(account, 1L);
            }
            for (long id = 0; id < SCANNED; id++) {
                cities.append(id, "city " + id);
            }
        }
        ctx.tick();
        ctx.start();
    }

    private void readFor(int seconds, Connection connection, ReadTimes byKey, ReadTimes byScan) throws SQLException {
        SplittableRandom random = new SplittableRandom(11);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (PreparedStatement lookup =
                        connection.prepareStatement("SELECT account, transfers, total FROM balance WHERE account = ?");
                PreparedStatement scan = connection.prepareStatement("SELECT id, name FROM city")) {
            while (System.nanoTime() < end) {
                for (int i = 0; i < LOOKUPS_A_SCAN; i++) {
                    long account = random.nextInt(options.accounts());
                    measure(byKey, () -> lookup(lookup, account));
                }
                measure(byScan, () -> scan(scan));
            }
        }
    }

    /** A read that fails when it finds something wrong. */
    private interface Read {
        void run() throws SQLException;
    }

    private static void measure(ReadTimes into, Read read) throws SQLException {
        long processor = THREADS.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        read.run();
        long nanos = System.nanoTime() - begin;
        into.add(nanos, THREADS.getCurrentThreadCpuTime() - processor);
    }

    private static void lookup(PreparedStatement statement, long account) throws SQLException {
        statement.setLong(1, account);
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getLong(1) != account || rows.getLong(2) < 1 || rows.next()) {
                throw new IllegalStateException("account " + account + " was not found as it should be");
            }
        }
    }

    private static void scan(PreparedStatement statement) throws SQLException {
        int count = 0;
        long length = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                count += rows.getLong(1) >= 0 ? 1 : 0;
                length += rows.getString(2).length();
            }
        }
        if (count != SCANNED || length == 0) {
            throw new IllegalStateException(count + " rows were scanned, not " + SCANNED);
        }
    }
}
