package io.sluice.benchmarks.loops;

import io.sluice.connector.SourceOutput;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.format.CsvDecoder;
import io.sluice.runtime.format.CsvDialect;
import io.sluice.runtime.format.JsonDecoder;
import io.sluice.runtime.format.RowDecoder;
import io.sluice.runtime.format.RowOutput;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From bytes to columns: a row is an operation. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeLoop {
    private static final int ROWS = 1 << 13;
    private static final int LONGEST_LINE = 1 << 20;

    /** How the rows are written. */
    public enum Format {
        CSV,
        JSON
    }

    @Param
    public Format format;

    private RootAllocator allocator;
    private BatchBuilder rows;
    private RowOutput output;
    private RowDecoder decoder;
    private byte[] text;

    @Setup
    public void write() {
        allocator = new RootAllocator();
        rows = new BatchBuilder(Bids.TYPE, allocator);
        output = new RowOutput(LONGEST_LINE);
        output.to(new Gathered(rows));
        decoder = format == Format.CSV
                ? new CsvDecoder(new CsvDialect((byte) ',', '"', "", CsvDialect.Header.FALSE), Bids.TYPE)
                : new JsonDecoder(Bids.TYPE);
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            int auction = random.nextInt(100_000);
            String url = "https://www.nexmark.com/item.htm?query=" + random.nextInt(1_000_000);
            lines.append(
                    format == Format.CSV
                            ? auction + "," + row + ",Google," + url + "\n"
                            : "{\"auction\":" + auction + ",\"price\":" + row + ",\"channel\":\"Google\",\"url\":\""
                                    + url + "\"}\n");
        }
        text = lines.toString().getBytes(StandardCharsets.UTF_8);
        decoder.begin(text, 0, text.length, true, output);
    }

    @TearDown(Level.Trial)
    public void close() {
        rows.close();
        allocator.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int decode() {
        int used = 0;
        while (used < text.length) {
            used = decoder.decode(text, used, text.length, true, output);
        }
        try (ChangeBatch batch = rows.build()) {
            if (batch.rowCount() != ROWS) {
                throw new IllegalStateException(batch.rowCount() + " rows");
            }
            return batch.rowCount();
        }
    }

    private record Gathered(BatchBuilder rows) implements SourceOutput {
        @Override
        public void emit(ChangeBatch batch) {
            throw new IllegalStateException("a decoder fills rows");
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public int room() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void badRow(String raw, String where, String reason) {
            throw new IllegalStateException(reason + ": " + raw);
        }
    }
}
