package io.sluice.benchmarks.loops;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole tick of a view that only keeps the rows of a stream: what a tick costs when its query costs nothing. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TickLoop {
    @Param({"20", "1000"})
    public int rows;

    private RootAllocator allocator;
    private VectorSchemaRoot batch;
    private SqlStreamContext context;
    private Appender appender;

    @Setup(Level.Trial)
    public void fill() {
        allocator = new RootAllocator();
        BigIntVector keys = new BigIntVector("key", allocator);
        BigIntVector values = new BigIntVector("value", allocator);
        VarCharVector texts = new VarCharVector("text", allocator);
        for (int row = 0; row < rows; row++) {
            keys.setSafe(row, row);
            values.setSafe(row, 3L * row);
            texts.setSafe(row, new Text("row " + row));
        }
        batch = new VectorSchemaRoot(List.of(keys, values, texts));
        batch.setRowCount(rows);
    }

    /** Anew, as the table grows with each tick. */
    @Setup(Level.Iteration)
    public void open() {
        context = SqlStreamContext.builder().build();
        context.execute("CREATE STREAM s (key BIGINT, value BIGINT, text VARCHAR)")
                .close();
        context.execute("CREATE MATERIALIZED VIEW v AS SELECT key, value, text FROM s")
                .close();
        appender = context.appender("s");
    }

    @TearDown(Level.Iteration)
    public void close() {
        appender.close();
        context.close();
    }

    @TearDown(Level.Trial)
    public void free() {
        batch.close();
        allocator.close();
    }

    @Benchmark
    public long tick() {
        appender.appendShared(batch);
        return context.tick();
    }
}
