package io.sluice.runtime.operator.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.plan.TemporalFilterNode.Bound;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.RejectedRows;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.MemoryState;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows let through are after each tick those whose bounds enclose the clock. */
final class TemporalFilterOperatorTest {
    private static final RowType ROW = RowType.of(
            new Field("n", SqlType.bigint()),
            new Field("begins", SqlType.timestamp(6)),
            new Field("ends", SqlType.timestamp(6)));

    /** A row and its bounds in microseconds. */
    private record Row(int n, long begins, long ends) {
        String line() {
            return n + " | " + text(begins) + " | " + text(ends);
        }

        private static String text(long micros) {
            return "1970-01-01 00:00:00." + String.format("%06d", micros);
        }
    }

    private final Map<Row, Long> accepted = new HashMap<>();
    private final Map<Long, Long> emitted = new HashMap<>();
    private long now;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void holdsWhatTheClockAllows(int seed) {
        Random random = new Random(seed);
        try (RootAllocator allocator = new RootAllocator()) {
            OperatorContext context = new OperatorContext(allocator, new NoRejections(), 1024, () -> now, List.of());
            Operator operator = create(context);
            for (int tick = 1; tick <= 200; tick++) {
                now += random.nextInt(20);
                if (random.nextInt(4) > 0) {
                    operator.process(0, changes(random, allocator), this::receive);
                }
                operator.endTick(new Tick(tick, now, Tick.NO_WATERMARK), this::receive);
                assertEquals(expected(), emitted, "tick " + tick);
                assertTrue(operator.nextDue() > now);
                if (random.nextInt(20) == 0) {
                    operator = restarted(operator, context);
                }
            }
            now = 1_000_000;
            operator.endTick(new Tick(201, now, Tick.NO_WATERMARK), this::receive);
            assertEquals(Map.of(), emitted);
            assertEquals(0, operator.stateRows());
            operator.close();
        }
    }

    @Test
    void rowsThatWaitLetOthersOfTheirBatchGo() {
        try (RootAllocator allocator = new RootAllocator();
                Operator operator =
                        create(new OperatorContext(allocator, new NoRejections(), 1024, () -> now, List.of()))) {
            String[] lines = IntStream.range(0, 4_000)
                    .mapToObj(i -> new Row(i, 100, 200).line())
                    .toArray(String[]::new);
            long whole;
            try (ChangeBatch source = BatchText.parse(ROW, allocator, lines)) {
                whole = allocator.getAllocatedMemory();
                operator.process(0, ChangeBatch.picked(source, new int[] {7, 5}, 2, allocator), this::receive);
            }
            assertEquals(2, operator.stateRows());
            assertTrue(allocator.getAllocatedMemory() < whole / 10);
            now = 150;
            operator.endTick(new Tick(1, now, Tick.NO_WATERMARK), this::receive);
            assertEquals(Map.of(7L, 1L, 5L, 1L), emitted);
        }
    }

    private static Operator create(OperatorContext context) {
        SqlType type = SqlType.timestamp(6);
        return new TemporalFilterOperator(
                Optional.of(new Bound(new ColumnRef(1, type), true)),
                Optional.of(new Bound(new ColumnRef(2, type), false)),
                context);
    }

    private static Operator restarted(Operator operator, OperatorContext context) {
        try (MemoryState state = new MemoryState()) {
            operator.snapshot(state);
            operator.close();
            Operator next = create(context);
            next.restore(state);
            assertTrue(state.isReadToTheEnd());
            return next;
        }
    }

    private ChangeBatch changes(Random random, RootAllocator allocator) {
        List<String> lines = new ArrayList<>();
        List<Row> known = new ArrayList<>(accepted.keySet());
        for (int i = random.nextInt(8); i >= 0; i--) {
            boolean delete = !known.isEmpty() && random.nextInt(3) == 0;
            long begins = now + random.nextInt(100) - 50;
            Row row = delete
                    ? known.remove(random.nextInt(known.size()))
                    : new Row(random.nextInt(10), Math.max(0, begins), Math.max(0, begins + random.nextInt(200) - 20));
            long weight = delete ? -accepted.get(row) : 1 + random.nextInt(2);
            accepted.merge(row, weight, Long::sum);
            lines.add((weight > 0 ? "+" : "") + weight + " | " + row.line());
            accepted.values().removeIf(count -> count == 0);
        }
        return BatchText.parse(ROW, allocator, lines.toArray(String[]::new));
    }

    private Map<Long, Long> expected() {
        Map<Long, Long> expected = new HashMap<>();
        accepted.forEach((row, count) -> {
            if (row.begins <= now && now < row.ends) {
                expected.merge((long) row.n, count, Long::sum);
            }
        });
        return expected;
    }

    private void receive(ChangeBatch batch) {
        try (batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
                long n = Memory.getLong(batch.column(0).data() + 8L * row);
                emitted.merge(n, batch.weight(row), Long::sum);
            }
            emitted.values().removeIf(count -> count == 0);
        }
    }

    private static final class NoRejections implements RejectedRows {
        @Override
        public void late(ChangeBatch batch, int row, int timeColumn, long watermark) {
            throw new AssertionError("late");
        }

        @Override
        public void failed(ChangeBatch batch, int row, ErrorCode code, String message, SourceSpan span) {
            throw new AssertionError(message);
        }
    }
}
