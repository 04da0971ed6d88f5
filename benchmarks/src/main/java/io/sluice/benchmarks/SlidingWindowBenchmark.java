package io.sluice.benchmarks;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.PaneAggregateOperator;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.arrow.memory.RootAllocator;

/**
 * Long windows that slide in short steps, by panes, with EMIT FINAL: COUNT, SUM and MAX per key. Checks that each row was counted once in each
 * of its windows. Arguments: rows, rows per second of event time.
 */
public final class SlidingWindowBenchmark {
    private static final int BATCH_ROWS = 65_536;
    private static final int KEYS = 1_000;
    private static final RowType ROWS = RowType.of(
            new Field("k", SqlType.bigint().withNullable(false)),
            new Field("n", SqlType.bigint().withNullable(false)),
            new Field("t", SqlType.timestamp(3).withNullable(false)));

    private final RootAllocator allocator = new RootAllocator();
    private final OperatorContext context = new OperatorContext(allocator, new NoneRejected(), BATCH_ROWS);
    private final int rows;
    private final long rowsPerSecond;

    private SlidingWindowBenchmark(int rows, long rowsPerSecond) {
        this.rows = rows;
        this.rowsPerSecond = rowsPerSecond;
    }

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        long rowsPerSecond = args.length > 1 ? Long.parseLong(args[1]) : 10_000;
        new SlidingWindowBenchmark(rows, rowsPerSecond).run();
    }

    private void run() {
        List<ChangeBatch> batches = batches();
        for (int round = 0; round < 3; round++) {
            measure("HOP 1 s, 10 s", 10, batches);
            measure("HOP 1 s, 1 h", 3_600, batches);
        }
        batches.forEach(ChangeBatch::close);
        allocator.close();
    }

    private void measure(String name, int seconds, List<ChangeBatch> batches) {
        Duration second = Duration.ofSeconds(1);
        WindowSpec window =
                new WindowSpec(WindowSpec.Kind.HOP, second.multipliedBy(seconds), second, Duration.ZERO, Duration.ZERO);
        List<AggregateCall> calls = List.of(
                call(AggregateFunction.COUNT, List.of()),
                call(AggregateFunction.SUM, List.of(1)),
                call(AggregateFunction.MAX, List.of(1)));
        RowType output = RowType.of(
                new Field("k", ROWS.type(0)),
                new Field("window_end", ROWS.type(2)),
                new Field("c", SqlType.bigint()),
                new Field("s", SqlType.bigint()),
                new Field("m", SqlType.bigint()));
        AggregateSpec spec = new AggregateSpec(ROWS, List.of(0, 4), calls, false, output);
        long[] counted = new long[2];
        Output out = batch -> count(batch, counted);
        long start = System.nanoTime();
        try (Operator operator = new PaneAggregateOperator(spec, window, 2, second, EmitMode.FINAL, context)) {
            long done = 0;
            for (ChangeBatch batch : batches) {
                done += batch.rowCount();
                operator.process(0, batch.share(), out);
                operator.endTick(new Tick(1, 0, (done / rowsPerSecond - 4) * 1_000_000), out);
            }
            long nanos = System.nanoTime() - start;
            operator.endTick(new Tick(2, 0, Tick.END_OF_INPUT), out);
            if (counted[0] != (long) rows * seconds) {
                throw new IllegalStateException(name + ": counted " + counted[0]);
            }
            System.out.printf(
                    Locale.ROOT, "%-20s %8.1f M rows/s %,14d results%n", name, rows * 1e3 / nanos, counted[1]);
        }
    }

    private static void count(ChangeBatch batch, long[] counted) {
        try (batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
                counted[0] += Memory.getLong(batch.column(2).data() + 8L * row);
            }
            counted[1] += batch.rowCount();
        }
    }

    private List<ChangeBatch> batches() {
        SplittableRandom random = new SplittableRandom(1);
        List<ChangeBatch> batches = new ArrayList<>();
        try (BatchBuilder builder = new BatchBuilder(ROWS, allocator)) {
            for (int row = 0; row < rows; row++) {
                builder.column(0).appendLong(random.nextLong(KEYS));
                builder.column(1).appendLong(random.nextLong(1_000));
                builder.column(2).appendLong(row * 1000L / rowsPerSecond);
                builder.endRow();
                if (builder.rowCount() == BATCH_ROWS || row == rows - 1) {
                    batches.add(builder.build());
                }
            }
        }
        return batches;
    }

    private static AggregateCall call(AggregateFunction function, List<Integer> args) {
        return new AggregateCall(function, args, false, -1, SqlType.bigint(), function.name(), SourceSpan.NONE);
    }

    private static final class NoneRejected implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            throw new IllegalStateException("late row");
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            throw new IllegalStateException(message);
        }
    }
}
