package io.sluice.runtime.operator.aggregate;

import static io.sluice.runtime.operator.aggregate.Calls.DOUBLE;
import static io.sluice.runtime.operator.aggregate.Calls.call;
import static io.sluice.runtime.operator.aggregate.Calls.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** NaN, infinities and numbers of very different size leave no trace in a group once they have gone. */
class NonFiniteTest {
    private static final RowType ROWS = BatchText.rowType("k", SqlType.bigint(), "x", DOUBLE, "y", DOUBLE);
    private static final AggregateSpec SPEC = spec(
            ROWS,
            List.of(0),
            true,
            call(AggregateFunction.SUM, DOUBLE, 1),
            call(AggregateFunction.AVG, DOUBLE, 1),
            call(AggregateFunction.VAR_POP, DOUBLE, 1),
            call(AggregateFunction.STDDEV_SAMP, DOUBLE, 1),
            call(AggregateFunction.COVAR_POP, DOUBLE, 1, 2),
            call(AggregateFunction.CORR, DOUBLE, 1, 2),
            call(AggregateFunction.REGR_SLOPE, DOUBLE, 1, 2),
            call(AggregateFunction.PRODUCT, DOUBLE, 1),
            call(AggregateFunction.MEDIAN, DOUBLE, 1));

    @Test
    void leavesNoTrace() {
        String[] kept = {"+1 | 1 | 1.5 | 2.0", "+1 | 1 | 4.0 | 3.0", "+1 | 1 | -2.25 | 7.0"};
        Map<String, Long> fresh = new TreeMap<>();
        try (OperatorHarness harness =
                new OperatorHarness(ROWS, SPEC.output(), 7, context -> new AggregateOperator(SPEC, context))) {
            harness.batch(kept);
            OperatorCase.accumulate(harness.endTick(), fresh);
        }
        String[] odd = {
            "1 | NaN | 1.0",
            "1 | Infinity | 2.0",
            "1 | -Infinity | 0.0",
            "1 | 1e300 | -1e300",
            "1 | 0.0 | NaN",
            "1 | 1e-300 | 5.0",
            "1 | 3e100 | Infinity"
        };
        Map<String, Long> view = new TreeMap<>();
        try (OperatorHarness harness =
                new OperatorHarness(ROWS, SPEC.output(), 7, context -> new AggregateOperator(SPEC, context))) {
            for (String row : odd) {
                harness.batch("+1 | " + row);
            }
            harness.batch(kept);
            OperatorCase.accumulate(harness.endTick(), view);
            assertTrue(view.keySet().iterator().next().contains("NaN"), view.toString());
            for (String row : odd) {
                harness.batch("-1 | " + row);
                OperatorCase.accumulate(harness.endTick(), view);
                harness.restart();
            }
            assertEquals(fresh, view);
        }
    }
}
