package io.sluice.benchmarks.join;

import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
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
import io.sluice.runtime.operator.join.JoinOperator;
import io.sluice.runtime.operator.join.JoinSpec;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.arrow.memory.RootAllocator;

/**
 * Rows per second of joins on one BIGINT key on one thread, a tick every 65,536 rows. The sum over all pairs is checked before a time is
 * printed. Arguments: rows of each large input (1,000,000) and rounds (5).
 */
public final class JoinBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BATCH_ROWS = 65_536;
    private static final int TABLE_ROWS = 10_000;
    private static final SqlType BIGINT = SqlType.bigint().withNullable(false);
    private static final RowType ROWS = RowType.of(new Field("k", BIGINT), new Field("v", BIGINT));

    private final RootAllocator allocator = new RootAllocator();
    private final OperatorContext context = new OperatorContext(allocator, new NoneRejected(), BATCH_ROWS);
    private final int rounds;

    private JoinBenchmark(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        JoinBenchmark benchmark = new JoinBenchmark(args.length > 1 ? Integer.parseInt(args[1]) : 5);
        benchmark.uniqueKeys(rows);
        benchmark.probe(5 * rows);
        benchmark.allocator.close();
    }

    /** Both inputs only grow and have each key once, in different random orders. */
    private void uniqueKeys(int rows) {
        List<ChangeBatch> left = shuffled(rows, 1);
        List<ChangeBatch> right = shuffled(rows, 2);
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            feeds.add(new Feed(0, left.get(i)));
            feeds.add(new Feed(1, right.get(i)));
        }
        measure("INNER, both append-only, unique keys", feeds, 2L * rows, rows, JoinKind.INNER, false, false);
        measure("INNER, both changing, unique keys", feeds, 2L * rows, rows, JoinKind.INNER, true, true);
        measure("FULL, both append-only, unique keys", feeds, 2L * rows, rows, JoinKind.FULL, false, false);
        left.forEach(ChangeBatch::close);
        right.forEach(ChangeBatch::close);
    }

    /** A stream of rows, each with one partner in a table that stands still. */
    private void probe(int rows) {
        List<ChangeBatch> table = shuffled(TABLE_ROWS, 3);
        List<ChangeBatch> stream = random(rows);
        List<Feed> feeds = new ArrayList<>();
        table.forEach(batch -> feeds.add(new Feed(1, batch)));
        stream.forEach(batch -> feeds.add(new Feed(0, batch)));
        measure("INNER, stream with 10,000 rows", feeds, rows, rows, JoinKind.INNER, false, true);
        measure("LEFT, stream with 10,000 rows", feeds, rows, rows, JoinKind.LEFT, false, true);
        measure("SEMI, stream with 10,000 rows", feeds, rows, rows, JoinKind.SEMI, false, true);
        table.forEach(ChangeBatch::close);
        stream.forEach(ChangeBatch::close);
    }

    private record Feed(int input, ChangeBatch batch) {}

    private void measure(
            String name, List<Feed> feeds, long rows, long pairs, JoinKind kind, boolean leftChanges, boolean changes) {
        JoinSpec spec = new JoinSpec(
                kind,
                List.of(new JoinKey(0, 0, false)),
                Optional.empty(),
                new JoinSpec.Side(ROWS, leftChanges, Optional.empty()),
                new JoinSpec.Side(ROWS, changes, Optional.empty()));
        long best = Long.MAX_VALUE;
        long bestCpu = Long.MAX_VALUE;
        long state = 0;
        for (int round = 0; round < rounds; round++) {
            long[] found = new long[2];
            try (Operator join = new JoinOperator(spec, context)) {
                Output out = batch -> count(batch, found);
                long cpuStart = THREADS.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                int tick = 0;
                for (Feed feed : feeds) {
                    join.process(feed.input, feed.batch.share(), out);
                    join.endTick(new Tick(++tick, 0, Tick.NO_WATERMARK), out);
                }
                best = Math.min(best, System.nanoTime() - start);
                bestCpu = Math.min(bestCpu, THREADS.getCurrentThreadCpuTime() - cpuStart);
                state = join.stateBytes();
            }
            if (found[0] != pairs || found[1] != 0) {
                throw new IllegalStateException(name + ": " + found[0] + " pairs, " + found[1] + " of them wrong");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.1f M rows/s  %8.1f per CPU second  %,d bytes of state%n",
                name,
                rows * 1e3 / best,
                rows * 1e3 / bestCpu,
                state);
    }

    /** Counts rows, and those whose value is not that of their key. */
    private static void count(ChangeBatch batch, long[] found) {
        try (batch) {
            int value = batch.columnCount() - 1;
            for (int row = 0; row < batch.rowCount(); row++) {
                boolean padded =
                        batch.column(0).isNull(row) || batch.column(value).isNull(row);
                long key = Memory.getLong(batch.column(0).data() + 8L * row);
                long weight = batch.weight(row);
                found[0] += padded ? 0 : weight;
                found[1] += padded || Memory.getLong(batch.column(value).data() + 8L * row) == 3 * key ? 0 : 1;
            }
        }
    }

    private List<ChangeBatch> shuffled(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] keys = new int[rows];
        for (int i = 0; i < rows; i++) {
            int other = random.nextInt(i + 1);
            keys[i] = keys[other];
            keys[other] = i;
        }
        List<ChangeBatch> batches = new ArrayList<>();
        try (BatchBuilder builder = new BatchBuilder(ROWS, allocator)) {
            for (int row = 0; row < rows; row++) {
                append(builder, keys[row], row == rows - 1, batches);
            }
        }
        return batches;
    }

    private List<ChangeBatch> random(int rows) {
        SplittableRandom random = new SplittableRandom(4);
        List<ChangeBatch> batches = new ArrayList<>();
        try (BatchBuilder builder = new BatchBuilder(ROWS, allocator)) {
            for (int row = 0; row < rows; row++) {
                append(builder, random.nextInt(TABLE_ROWS), row == rows - 1, batches);
            }
        }
        return batches;
    }

    private static void append(BatchBuilder builder, long key, boolean last, List<ChangeBatch> batches) {
        builder.column(0).appendLong(key);
        builder.column(1).appendLong(3 * key);
        builder.endRow();
        if (builder.rowCount() == BATCH_ROWS || last) {
            batches.add(builder.build());
        }
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
