package io.sluice.benchmarks;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowKeys;
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
import io.sluice.runtime.operator.aggregate.AggregateOperator;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.WindowedAggregateOperator;
import io.sluice.runtime.operator.window.WindowOperator;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.apache.arrow.memory.RootAllocator;

/**
 * Rows per second of incremental aggregates over bids (auction, bidder, price BIGINT; channel VARCHAR with 10,000 values; date_time
 * ascending, 10,000 rows a second) on one thread, a tick every 65,536 rows, and the cost of a tick of ten rows. The net number of
 * rows that were aggregated is checked before a time is printed. Arguments: rows (5,000,000) and rounds (5).
 */
public final class AggregateBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH_ROWS = 65_536;
    private static final int ROWS_PER_SECOND = 10_000;
    private static final SqlType BIGINT = SqlType.bigint().withNullable(false);
    private static final SqlType TIME = SqlType.timestamp(3).withNullable(false);
    private static final RowType BIDS = RowType.of(
            new Field("auction", BIGINT),
            new Field("bidder", BIGINT),
            new Field("price", BIGINT),
            new Field("channel", SqlType.varchar()),
            new Field("date_time", TIME));
    private static final RowType WINDOWED = BIDS.append(
            List.of(new Field("window_start", TIME), new Field("window_end", TIME), new Field("window_time", TIME)));
    private static final AggregateCall COUNT = call(AggregateFunction.COUNT, List.of());
    private static final AggregateCall SUM = call(AggregateFunction.SUM, List.of(2));

    private final RootAllocator allocator = new RootAllocator();
    private final OperatorContext context = new OperatorContext(allocator, new NoneRejected(), BATCH_ROWS);
    private final int rows;
    private final int rounds;

    private AggregateBenchmark(int rows, int rounds) {
        this.rows = rows;
        this.rounds = rounds;
    }

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 5_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        new AggregateBenchmark(rows, rounds).run();
    }

    private void run() {
        List<ChangeBatch> batches = bids(rows, BATCH_ROWS);
        Duration second = Duration.ofSeconds(1);
        measure("count per bidder, TUMBLE 10 s", batches, 1, () -> windowed(second.multipliedBy(10), 1, 2));
        measure("count per auction, HOP 2 s, 10 s", batches, 5, () -> windowed(second.multipliedBy(2), 0, 2));
        measure("count, sum per channel", batches, 1, () -> plain(3));
        measure("count, sum per bidder", batches, 1, () -> plain(1));
        measure("count, sum over all", batches, 1, () -> plain(-1));
        batches.forEach(ChangeBatch::close);
        smallTicks();
        allocator.close();
    }

    /** Two operators in a row, as one. */
    private record Pipeline(WindowOperator window, Operator aggregate, int countColumn) implements AutoCloseable {
        void process(ChangeBatch batch, Output out) {
            if (window == null) {
                aggregate.process(0, batch, out);
            } else {
                window.process(0, batch, windowed -> aggregate.process(0, windowed, out));
            }
        }

        @Override
        public void close() {
            aggregate.close();
        }
    }

    private Pipeline windowed(Duration slide, int key, int countColumn) {
        Duration size = Duration.ofSeconds(10);
        WindowSpec.Kind kind = slide.equals(size) ? WindowSpec.Kind.TUMBLE : WindowSpec.Kind.HOP;
        WindowSpec window = new WindowSpec(kind, size, slide, Duration.ZERO, Duration.ZERO);
        AggregateSpec spec = new AggregateSpec(
                WINDOWED,
                List.of(6, key),
                List.of(COUNT),
                false,
                WINDOWED.project(List.of(6, key)).append(List.of(new Field("n", BIGINT))));
        WindowKeys keys = new WindowKeys(-1, 0, -1, size, Duration.ZERO);
        return new Pipeline(
                new WindowOperator(window, 4, TIME, context),
                new WindowedAggregateOperator(spec, keys, EmitMode.CHANGES, context),
                countColumn);
    }

    private Pipeline plain(int key) {
        List<Integer> keys = key < 0 ? List.of() : List.of(key);
        AggregateSpec spec = new AggregateSpec(
                BIDS,
                keys,
                List.of(COUNT, SUM),
                false,
                BIDS.project(keys).append(List.of(new Field("n", BIGINT), new Field("total", SqlType.bigint()))));
        return new Pipeline(null, new AggregateOperator(spec, context), keys.size());
    }

    private void measure(String name, List<ChangeBatch> batches, int windowsPerRow, Supplier<Pipeline> maker) {
        long best = Long.MAX_VALUE;
        long bestCpu = Long.MAX_VALUE;
        long[] counted = new long[2];
        for (int round = 0; round < rounds; round++) {
            counted[0] = 0;
            counted[1] = 0;
            try (Pipeline pipeline = maker.get()) {
                Output out = counting(counted, pipeline.countColumn());
                long cpuStart = THREADS.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                int tick = 0;
                for (ChangeBatch batch : batches) {
                    pipeline.process(batch.share(), out);
                    long seconds = (long) tick * BATCH_ROWS / ROWS_PER_SECOND;
                    pipeline.aggregate().endTick(new Tick(++tick, 0, (seconds - 4) * 1_000_000), out);
                }
                best = Math.min(best, System.nanoTime() - start);
                bestCpu = Math.min(bestCpu, THREADS.getCurrentThreadCpuTime() - cpuStart);
            }
            if (counted[0] != (long) rows * windowsPerRow) {
                throw new IllegalStateException(name + ": counted " + counted[0] + " of " + rows + " rows");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-36s %8.1f M rows/s  %8.1f per CPU second  %,d changes out%n",
                name,
                rows * 1e3 / best,
                rows * 1e3 / bestCpu,
                counted[1]);
    }

    private static Output counting(long[] counted, int countColumn) {
        return batch -> {
            try (batch) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    long count = Memory.getLong(batch.column(countColumn).data() + 8L * row);
                    counted[0] += batch.weight(row) * count;
                }
                counted[1] += batch.rowCount();
            }
        };
    }

    private void smallTicks() {
        int ticks = 200_000;
        List<ChangeBatch> batches = bids(10 * 1000, 10);
        try (Pipeline pipeline = plain(3)) {
            long[] counted = new long[2];
            Output out = counting(counted, 1);
            long start = 0;
            for (int tick = 0; tick < 2 * ticks; tick++) {
                if (tick == ticks) {
                    start = System.nanoTime();
                }
                pipeline.process(batches.get(tick % batches.size()).share(), out);
                pipeline.aggregate().endTick(new Tick(tick, 0, Tick.NO_WATERMARK), out);
            }
            double micros = (System.nanoTime() - start) / 1e3 / ticks;
            if (counted[0] != 20L * ticks) {
                throw new IllegalStateException("counted " + counted[0]);
            }
            System.out.printf(Locale.ROOT, "%-36s %8.1f µs a tick%n", "10 rows, count, sum per channel", micros);
        }
        batches.forEach(ChangeBatch::close);
    }

    private List<ChangeBatch> bids(int count, int batchRows) {
        SplittableRandom random = new SplittableRandom(1);
        List<ChangeBatch> batches = new ArrayList<>();
        try (BatchBuilder builder = new BatchBuilder(BIDS, allocator)) {
            for (int row = 0; row < count; row++) {
                builder.column(0).appendLong(random.nextLong(10_000));
                builder.column(1).appendLong(random.nextLong(10_000));
                builder.column(2).appendLong(random.nextLong(1_000));
                byte[] channel = ("channel-" + random.nextInt(10_000)).getBytes(StandardCharsets.UTF_8);
                builder.column(3).appendBytes(channel, 0, channel.length);
                builder.column(4).appendLong(row * 1000L / ROWS_PER_SECOND);
                builder.endRow();
                if (builder.rowCount() == batchRows || row == count - 1) {
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
