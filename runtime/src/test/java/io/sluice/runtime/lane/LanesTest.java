package io.sluice.runtime.lane;

import static io.sluice.runtime.operator.aggregate.Calls.count;
import static io.sluice.runtime.operator.aggregate.Calls.spec;
import static io.sluice.runtime.operator.aggregate.Calls.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.dataflow.LanedOperator;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.aggregate.AggregateOperator;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.WindowedAggregateOperator;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final RowType ROWS = BatchText.rowType("s", SqlType.varchar(), "n", SqlType.bigint());
    private static final AggregateSpec SPEC = spec(ROWS, List.of(0), true, count(), sum(1, SqlType.bigint()));

    @Test
    void lanesTogetherGiveWhatOneOperatorGives() {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            String[] rows = new String[6000];
            Map<String, Long> expected = new TreeMap<>();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = "k" + i % 700 + " | " + i;
            }
            try (OperatorHarness whole =
                    new OperatorHarness(ROWS, SPEC.output(), context -> new AggregateOperator(SPEC, context))) {
                OperatorCase.accumulate(whole.batch(rows).endTick(), expected);
            }
            List<String> first = run(rows, threads, expected);
            assertEquals(first, run(rows, threads, expected), "the same input gives the same output");
            assertEquals(first, run(rows, Runnable::run, expected), "threads make no difference");
        } finally {
            threads.shutdown();
        }
    }

    private static List<String> run(String[] rows, java.util.concurrent.Executor executor, Map<String, Long> expected) {
        try (OperatorHarness harness = new OperatorHarness(
                ROWS,
                SPEC.output(),
                context -> new LanedOperator(
                        List.of(new int[] {0}),
                        2,
                        4,
                        inner -> new AggregateOperator(SPEC, inner),
                        context,
                        executor))) {
            List<String> changes = new ArrayList<>(harness.batch(rows).endTick());
            Map<String, Long> view = new TreeMap<>();
            OperatorCase.accumulate(changes, view);
            assertEquals(expected, view);
            harness.restart();
            changes.addAll(harness.batch("-1 | k0 | 0", "k1 | 5").endTick());
            return changes;
        }
    }

    @Test
    void smallTicksStayOnTheCallingThread() {
        AtomicInteger handedOver = new AtomicInteger();
        try (OperatorHarness harness = new OperatorHarness(
                ROWS,
                SPEC.output(),
                context -> new LanedOperator(
                        List.of(new int[] {0}), 2, 2, inner -> new AggregateOperator(SPEC, inner), context, task -> {
                            handedOver.incrementAndGet();
                            task.run();
                        }))) {
            harness.batch("a | 1", "b | 2").endTick();
            assertEquals(0, handedOver.get());
            String[] rows = new String[5000];
            java.util.Arrays.setAll(rows, i -> "k" + i + " | 1");
            harness.batch(rows).endTick();
            assertEquals(2, handedOver.get(), "one phase parts the rows, one has them together");
        }
    }

    @Test
    void aFailureOfAnyLaneIsThatOfTheQuery() {
        for (String key : List.of("a", "b", "c", "d")) {
            try (OperatorHarness harness = new OperatorHarness(
                    ROWS,
                    SPEC.output(),
                    context -> new LanedOperator(
                            List.of(new int[] {0}),
                            2,
                            3,
                            inner -> new AggregateOperator(SPEC, inner),
                            context,
                            Runnable::run))) {
                harness.batch("-1 | " + key + " | 1");
                SluiceException error = assertThrows(SluiceException.class, harness::endTick);
                assertEquals(ErrorCode.INTERNAL_ERROR, error.code());
            }
        }
    }

    @Test
    void lateRowsOfAllLanesAreReported() {
        RowType windowed = BatchText.rowType("window_end", SqlType.timestamp(0), "s", SqlType.varchar());
        AggregateSpec spec = spec(windowed, List.of(0, 1), false, count());
        WindowKeys keys = new WindowKeys(-1, 0, -1, Duration.ofSeconds(10), Duration.ZERO);
        try (OperatorHarness harness = new OperatorHarness(
                windowed,
                spec.output(),
                context -> new LanedOperator(
                        List.of(new int[] {1}),
                        2,
                        2,
                        inner -> new WindowedAggregateOperator(spec, keys, EmitMode.CHANGES, inner),
                        context,
                        Runnable::run))) {
            harness.endTick(Tick.END_OF_INPUT);
            for (int i = 0; i < 20; i++) {
                harness.batch("1970-01-01 00:00:10 | s" + i);
            }
            assertTrue(harness.endTick(Tick.END_OF_INPUT).isEmpty());
            assertEquals(20, harness.rejected().size());
        }
    }
}
