package io.sluice.runtime.operator.consolidate;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsolidateOperatorTest {
    private static final RowType ROWS = BatchText.rowType("s", SqlType.varchar(), "n", SqlType.bigint());

    @Test
    void equalRowsAreSummedAndVanishAtZero() {
        new OperatorCase(ROWS, ROWS, ConsolidateOperator::new)
                .tick(
                        List.of("a | 1", "b | 2", "-1 | a | 1", "NULL | 3", "+2 | b | 2", "-1 | NULL | 4"),
                        List.of("+3 | b | 2", "+1 | NULL | 3", "-1 | NULL | 4"))
                .tick(List.of(), List.of())
                .tick(List.of("a | 1", "a | 1"), List.of("+1 | a | 1", "+1 | a | 1"))
                .ticksMatter()
                .run();
    }
}
