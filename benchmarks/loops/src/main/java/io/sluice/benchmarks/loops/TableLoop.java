package io.sluice.benchmarks.loops;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.table.LiveTable;
import io.sluice.runtime.table.TableSpec;
import java.util.List;
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

/** A tick that updates 1,000 rows of a live table by key, making of the changes included: an updated row is an operation. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TableLoop {
    private static final int UPDATES = 1_000;
    private static final RowType TYPE =
            RowType.of(new Field("key", SqlType.bigint().withNullable(false)), new Field("value", SqlType.bigint()));

    @Param({"10000", "1000000"})
    public int rows;

    private RootAllocator allocator;
    private LiveTable table;
    private long[] values;
    private SplittableRandom random;
    private long tick;

    @Setup
    public void fill() {
        allocator = new RootAllocator();
        table = new LiveTable(new TableSpec("loop", TYPE, List.of(0), false), allocator);
        values = new long[rows];
        random = new SplittableRandom(1);
        try (BatchBuilder builder = new BatchBuilder(TYPE, allocator)) {
            for (int key = 0; key < rows; key++) {
                append(builder, key, 1);
            }
            apply(builder.build());
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        table.close();
        allocator.close();
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public long update() {
        try (BatchBuilder builder = new BatchBuilder(TYPE, allocator)) {
            for (int i = 0; i < UPDATES; i++) {
                int key = random.nextInt(rows);
                append(builder, key, -1);
                values[key]++;
                append(builder, key, 1);
            }
            return apply(builder.build());
        }
    }

    private void append(BatchBuilder builder, int key, long weight) {
        builder.column(0).appendLong(key);
        builder.column(1).appendLong(values[key]);
        builder.endRow(weight);
    }

    private long apply(ChangeBatch changes) {
        tick++;
        table.apply(changes, tick);
        table.commit(tick, tick).release();
        return tick;
    }
}
