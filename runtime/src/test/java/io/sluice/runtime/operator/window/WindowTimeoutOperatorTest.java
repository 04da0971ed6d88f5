package io.sluice.runtime.operator.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When silence is over, where time goes then, and what a restart keeps. Rows of the harness come at clock 0. */
class WindowTimeoutOperatorTest {
    private static final RowType ROWS = new RowType(List.of(new Field("t", SqlType.timestamp(3))));
    private static final long SECOND = 1_000_000;

    private static OperatorHarness harness(Optional<WindowSpec> window, Duration after) {
        PlanTraits traits =
                new PlanTraits(ROWS, ChangeMode.APPEND, List.of(), false, Optional.empty(), StateBound.NONE);
        WindowTimeoutNode node = new WindowTimeoutNode(
                new ValuesNode(List.of(), traits), 0, window, after, Duration.ofSeconds(30), traits);
        return new OperatorHarness(ROWS, ROWS, context -> new WindowTimeoutOperator(node, context));
    }

    private static void endTick(OperatorHarness harness, long clock, long watermark) {
        harness.operator().endTick(new Tick(1, clock, watermark), batch -> batch.close());
    }

    private static long watermark(OperatorHarness harness) {
        return ((WindowTimeoutOperator) harness.operator()).watermark();
    }

    @Test
    void timeGoesToTheEndOfTheLastWindow() {
        WindowSpec hop = new WindowSpec(
                WindowSpec.Kind.HOP, Duration.ofSeconds(9), Duration.ofSeconds(6), Duration.ZERO, Duration.ZERO);
        try (OperatorHarness harness = harness(Optional.of(hop), Duration.ofSeconds(2))) {
            assertEquals(Long.MAX_VALUE, harness.operator().nextDue());
            harness.batch("1970-01-01 00:00:07", "NULL", "1970-01-01 00:00:01");
            endTick(harness, 0, 5 * SECOND);
            assertEquals(5 * SECOND, watermark(harness));
            assertEquals(30 * SECOND, harness.operator().nextDue());
            endTick(harness, 30 * SECOND - 1, 5 * SECOND);
            assertEquals(5 * SECOND, watermark(harness));
            endTick(harness, 30 * SECOND, 5 * SECOND);
            assertEquals(17 * SECOND, watermark(harness), "start 6 + size 9 + 2");
            assertEquals(Long.MAX_VALUE, harness.operator().nextDue());
            endTick(harness, 90 * SECOND, 16 * SECOND);
            assertEquals(17 * SECOND, watermark(harness));
            endTick(harness, 90 * SECOND, 18 * SECOND);
            assertEquals(18 * SECOND, watermark(harness));
        }
    }

    @Test
    void restartKeepsTheSilence() {
        try (OperatorHarness harness = harness(Optional.empty(), Duration.ofSeconds(4))) {
            harness.batch("1970-01-01 00:00:10");
            endTick(harness, 0, Tick.NO_WATERMARK);
            harness.restart();
            assertEquals(30 * SECOND, harness.operator().nextDue());
            endTick(harness, 30 * SECOND, Tick.NO_WATERMARK);
            assertEquals(14 * SECOND, watermark(harness));
            harness.restart();
            assertEquals(14 * SECOND, watermark(harness));
        }
    }

    @Test
    void rowsWithoutTimeCloseNothing() {
        try (OperatorHarness harness = harness(Optional.empty(), Duration.ZERO)) {
            harness.batch("NULL");
            endTick(harness, 60 * SECOND, Tick.NO_WATERMARK);
            assertEquals(Tick.NO_WATERMARK, watermark(harness));
            assertEquals(Long.MAX_VALUE, harness.operator().nextDue());
        }
    }
}
