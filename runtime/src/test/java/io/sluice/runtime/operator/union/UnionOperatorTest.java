package io.sluice.runtime.operator.union;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnionOperatorTest {
    private static final RowType ROWS = BatchText.rowType("n", SqlType.bigint());

    @Test
    void allInputsPassWithTheirWeights() {
        try (OperatorHarness harness = new OperatorHarness(ROWS, ROWS, context -> new UnionOperator())) {
            harness.batch(0, "1", "-1 | 2").batch(1, "1");
            assertEquals(List.of("+1 | 1", "-1 | 2", "+1 | 1"), harness.endTick());
        }
    }
}
