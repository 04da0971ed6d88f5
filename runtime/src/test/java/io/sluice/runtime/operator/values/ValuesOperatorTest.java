package io.sluice.runtime.operator.values;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesOperatorTest {
    private static final RowType ROWS = BatchText.rowType("s", SqlType.varchar(), "n", SqlType.bigint());

    @Test
    void rowsAreGivenOnceAlsoAcrossARestart() {
        try (OperatorHarness harness = new OperatorHarness(
                ROWS,
                ROWS,
                context -> new ValuesOperator(BatchText.parse(ROWS, context.allocator(), "a | 1", "a | 1")))) {
            harness.restart();
            assertEquals(List.of("+1 | a | 1", "+1 | a | 1"), harness.endTick());
            assertEquals(List.of(), harness.endTick());
            harness.restart();
            assertEquals(List.of(), harness.endTick());
        }
    }
}
