package io.sluice.benchmarks;

import io.sluice.connector.Source;
import io.sluice.connector.SourceContext;
import io.sluice.connector.SourceOutput;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.connector.CheckedOptions;
import io.sluice.runtime.connector.file.FileConnector;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.ast.Identifier;
import io.sluice.sql.ast.Option;
import io.sluice.sql.diagnostic.SourceSpan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Decodes a CSV file and a file of JSON lines on one thread: five columns (three BIGINT, a VARCHAR, a TIMESTAMP(3)) of about
 * 100 bytes a row. Checks the number of rows and the sum of a column before it prints rows per second.
 */
public final class FileDecodingBenchmark {
    private static final int BATCH_ROWS = 1 << 16;
    private static final RowType ROW = RowType.of(
            new Field("auction", SqlType.bigint()),
            new Field("bidder", SqlType.bigint()),
            new Field("price", SqlType.bigint()),
            new Field("url", SqlType.varchar()),
            new Field("date_time", SqlType.timestamp(3)));

    private FileDecodingBenchmark() {}

    /** @param args number of rows, 2,000,000 when not given; number of rounds, 7 when not given */
    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path directory = Files.createTempDirectory("sluice-decoding");
        Path csv = directory.resolve("bids.csv");
        Path json = directory.resolve("bids.json");
        try {
            long sum = write(csv, json, rows);
            run("CSV", csv, rows, sum, rounds);
            run("JSON lines", json, rows, sum, rounds);
        } finally {
            Files.deleteIfExists(csv);
            Files.deleteIfExists(json);
            Files.delete(directory);
        }
    }

    private static long write(Path csv, Path json, int rows) throws IOException {
        Random random = new Random(42);
        long sum = 0;
        try (BufferedWriter c = Files.newBufferedWriter(csv);
                BufferedWriter j = Files.newBufferedWriter(json)) {
            c.write("auction,bidder,price,url,date_time\n");
            for (int i = 0; i < rows; i++) {
                long auction = 1_000 + random.nextInt(100_000);
                long bidder = 1_000 + random.nextInt(1_000_000);
                long price = 100 + random.nextInt(10_000_000);
                String url = "https://www.nexmark.com/item.htm?query=" + random.nextInt(1_000_000_000);
                String time =
                        String.format("2024-01-%02d 10:%02d:%02d.%03d", 1 + i % 28, i % 60, i / 60 % 60, i % 1000);
                c.write(auction + "," + bidder + "," + price + "," + url + "," + time + "\n");
                j.write("{\"auction\":" + auction + ",\"bidder\":" + bidder + ",\"price\":" + price + ",\"url\":\""
                        + url + "\",\"date_time\":\"" + time + "\"}\n");
                sum += price;
            }
        }
        return sum;
    }

    private static void run(String name, Path file, int rows, long sum, int rounds) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        double bestOfProcessor = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long startOfProcessor = threads.getCurrentThreadCpuTime();
            Counted counted = decode(file);
            best = Math.min(best, System.nanoTime() - start);
            bestOfProcessor = Math.min(bestOfProcessor, threads.getCurrentThreadCpuTime() - startOfProcessor);
            if (counted.rows != rows || counted.sum != sum || counted.bad != 0) {
                throw new IllegalStateException(name + ": " + counted);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %,d rows of %d bytes: %.2f M rows/s, %.0f MB/s; %.2f M rows per second of processor time"
                        + " (best of %d; count and sum checked)%n",
                name,
                rows,
                Files.size(file) / rows,
                rows / best * 1e3,
                Files.size(file) / best * 1e3,
                rows / bestOfProcessor * 1e3,
                rounds);
    }

    private static Counted decode(Path file) {
        Option path =
                new Option(new Identifier("path", SourceSpan.NONE), new Identifier(file.toString(), SourceSpan.NONE));
        FileConnector connector = new FileConnector();
        CheckedOptions options =
                CheckedOptions.check("the benchmark", connector.options(), List.of(path), SourceSpan.NONE);
        try (BufferAllocator allocator = new RootAllocator();
                Counted counted = new Counted(allocator);
                Source source = connector.createSource(
                        new SourceContext("bids", ROW, options, () -> {}, System::currentTimeMillis))) {
            source.open(Optional.empty());
            Source.State state = Source.State.MORE;
            while (state == Source.State.MORE) {
                state = source.poll(counted);
                counted.take();
            }
            return counted;
        }
    }

    /** Counts the rows of all batches and adds their prices up. */
    private static final class Counted implements SourceOutput, AutoCloseable {
        private final BatchBuilder builder;
        private long rows;
        private long sum;
        private long bad;

        Counted(BufferAllocator allocator) {
            this.builder = new BatchBuilder(ROW, allocator);
        }

        void take() {
            emit(builder.build());
        }

        @Override
        public BatchBuilder rows() {
            return builder;
        }

        @Override
        public void emit(ChangeBatch batch) {
            try (batch) {
                long prices = batch.rowCount() == 0 ? 0 : batch.column(2).data();
                for (int row = 0; row < batch.rowCount(); row++) {
                    sum += Memory.getLong(prices + 8L * row);
                }
                rows += batch.rowCount();
            }
        }

        @Override
        public boolean isFull() {
            return builder.rowCount() >= BATCH_ROWS;
        }

        @Override
        public int room() {
            return Math.max(0, BATCH_ROWS - builder.rowCount());
        }

        @Override
        public void badRow(String raw, String where, String reason) {
            bad++;
        }

        @Override
        public void close() {
            builder.close();
        }

        @Override
        public String toString() {
            return rows + " rows, sum " + sum + ", " + bad + " bad rows";
        }
    }
}
