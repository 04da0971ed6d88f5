package io.sluice.runtime.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.dataflow.LanedOperator;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.join.JoinOperator;
import io.sluice.runtime.operator.join.JoinSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A join of many rows, which stay in their lanes, with few, which every lane gets. */
class BesideFewTest {
    private static final RowType ROWS = BatchText.rowType("k", SqlType.bigint(), "t", SqlType.timestamp(0));
    private static final int MANY = 6_000;

    @ParameterizedTest
    @EnumSource(
            value = JoinKind.class,
            names = {"INNER", "LEFT", "SEMI", "ANTI"})
    void lanesGiveWhatOneOperatorGives(JoinKind kind) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (OperatorHarness whole = harness(kind, 1, threads);
                OperatorHarness lanes = harness(kind, 3, threads)) {
            Map<String, Long> expected = new TreeMap<>();
            Map<String, Long> given = new TreeMap<>();
            List<Runnable> ticks = List.of(
                    () -> both(whole, lanes, 0, many(0)),
                    () -> both(whole, lanes, 1, "+1 | 3 | 1970-01-01 00:00:07", "+2 | NULL | NULL"),
                    () -> {
                        both(whole, lanes, 1, "-1 | 3 | 1970-01-01 00:00:07", "+1 | 5 | 1970-01-01 00:00:08");
                        both(whole, lanes, 0, many(7));
                        both(whole, lanes, 1, "+2 | 3 | 1970-01-01 00:00:09");
                    },
                    () -> both(whole, lanes, 1, "-1 | 3 | 1970-01-01 00:00:09", "-2 | NULL | NULL"));
            for (Runnable tick : ticks) {
                tick.run();
                OperatorCase.accumulate(whole.endTick(), expected);
                OperatorCase.accumulate(lanes.endTick(), given);
                assertEquals(expected, given);
                lanes.restart();
            }
            assertTrue(given.size() > 1, "rows");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aRowThatEveryLaneGetsIsLateOnce() {
        try (OperatorHarness lanes = harness(JoinKind.INNER, 2, Runnable::run)) {
            lanes.endTick(20_000_000);
            lanes.batch(1, "+1 | 1 | 1970-01-01 00:00:05");
            lanes.batch(0, many(0));
            lanes.endTick(20_000_000);
            assertEquals(1 + MANY, lanes.rejected().size());
            assertEquals(
                    1,
                    lanes.rejected().stream()
                            .filter(row -> row.endsWith("| 1 | 1970-01-01 00:00:05"))
                            .count());
        }
    }

    private static void both(OperatorHarness whole, OperatorHarness lanes, int port, String... rows) {
        whole.batch(port, rows);
        lanes.batch(port, rows);
    }

    private static String[] many(int shift) {
        return IntStream.range(0, MANY)
                .mapToObj(i ->
                        "+1 | " + ((i + shift) % 11 == 0 ? "NULL" : (i + shift) % 1_000) + " | 1970-01-01 00:00:06")
                .toArray(String[]::new);
    }

    private static OperatorHarness harness(JoinKind kind, int lanes, Executor executor) {
        Optional<JoinExpiry> expiry = Optional.of(new JoinExpiry(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        JoinSpec spec = new JoinSpec(
                kind,
                List.of(new JoinKey(0, 0, false)),
                Optional.empty(),
                new JoinSpec.Side(ROWS, false, expiry),
                new JoinSpec.Side(ROWS, true, expiry));
        List<Field> fields = new ArrayList<>(ROWS.fields());
        int[] passed = {0, 1};
        if (kind.givesBothSides()) {
            fields.addAll(ROWS.fields());
            passed = new int[] {0, 1, -1, -1};
        }
        Placement placement = new Placement.BesideFew(
                1, passed, new Placement.ByKeys(List.of(new int[] {0}, new int[] {0}), List.of()));
        return new OperatorHarness(
                ROWS,
                new RowType(fields),
                (OperatorContext context) -> new LanedOperator(
                        placement,
                        List.of(ChangeMode.APPEND, ChangeMode.CHANGING),
                        2,
                        lanes,
                        inner -> new JoinOperator(spec, inner),
                        context,
                        executor));
    }
}
