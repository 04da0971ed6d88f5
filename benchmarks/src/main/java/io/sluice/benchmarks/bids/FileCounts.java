package io.sluice.benchmarks.bids;

import io.sluice.QueryResult;
import io.sluice.SqlStreamContext;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** From a file of bids to their count in a view, by statements alone. */
final class FileCounts {
    private static final int WARM_UP_RUNS = 2;

    private FileCounts() {}

    /** @param only name of the one case to run, empty for all */
    static void measure(List<VectorSchemaRoot> batches, long rows, int runs, String only, Report report)
            throws IOException {
        measure("CSV file to count", "csv", 2_000_000, FileCounts::csvLine, batches, rows, runs, only, report);
        measure("JSON lines to count", "json", 1_500_000, FileCounts::jsonLine, batches, rows, runs, only, report);
    }

    private static void measure(
            String name,
            String format,
            long target,
            LineWriter line,
            List<VectorSchemaRoot> batches,
            long rows,
            int runs,
            String only,
            Report report)
            throws IOException {
        if (!only.isEmpty() && !only.equals(name)) {
            return;
        }
        Path file = Files.createTempFile("bids", "." + format);
        try {
            write(file, line, batches);
            List<Timing> timings = new ArrayList<>();
            for (int run = -WARM_UP_RUNS; run < runs; run++) {
                Timing timing = count(name, file, format, rows);
                if (run >= 0) {
                    timings.add(timing);
                }
            }
            report.rates(name, rows, timings, target);
        } finally {
            Files.delete(file);
        }
    }

    private static Timing count(String name, Path file, String format, long rows) {
        try (SqlStreamContext ctx = SqlStreamContext.builder().parallelism(1).build()) {
            ctx.execute(BidData.DDL + " WITH (connector = 'file', path = '" + file + "', format = '" + format
                    + "', header = false)");
            Timing.Start start = Timing.start();
            ctx.execute("CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) FROM bids");
            Timing timing = start.stop();
            try (QueryResult result = ctx.query("SELECT * FROM v")) {
                result.next();
                if (result.getLong(0) != rows) {
                    throw new IllegalStateException(name + ": got " + result.getLong(0) + ", expected " + rows);
                }
            }
            return timing;
        }
    }

    private interface LineWriter {
        String line(long auction, long bidder, long price, String channel, String url, String time);
    }

    private static String csvLine(long auction, long bidder, long price, String channel, String url, String time) {
        return auction + "," + bidder + "," + price + "," + channel + "," + url + "," + time + "\n";
    }

    private static String jsonLine(long auction, long bidder, long price, String channel, String url, String time) {
        return "{\"auction\":" + auction + ",\"bidder\":" + bidder + ",\"price\":" + price + ",\"channel\":\"" + channel
                + "\",\"url\":\"" + url + "\",\"date_time\":\"" + time + "\"}\n";
    }

    private static void write(Path file, LineWriter line, List<VectorSchemaRoot> batches) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (VectorSchemaRoot batch : batches) {
                BigIntVector auction = (BigIntVector) batch.getVector("auction");
                BigIntVector bidder = (BigIntVector) batch.getVector("bidder");
                BigIntVector price = (BigIntVector) batch.getVector("price");
                VarCharVector channel = (VarCharVector) batch.getVector("channel");
                VarCharVector url = (VarCharVector) batch.getVector("url");
                TimeStampMilliVector time = (TimeStampMilliVector) batch.getVector("date_time");
                for (int i = 0; i < batch.getRowCount(); i++) {
                    out.write(line.line(
                            auction.get(i),
                            bidder.get(i),
                            price.get(i),
                            channel.getObject(i).toString(),
                            url.getObject(i).toString(),
                            time.getObject(i).toString()));
                }
            }
        }
    }
}
