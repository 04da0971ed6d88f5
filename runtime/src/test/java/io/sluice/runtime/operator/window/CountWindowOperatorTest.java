package io.sluice.runtime.operator.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of rows go on across batches, ticks and restarts; a row of weight n is n rows. */
class CountWindowOperatorTest {
    private static final RowType ROWS =
            new RowType(List.of(new Field("k", SqlType.varchar()), new Field("n", SqlType.of(TypeKind.INTEGER))));
    private static final SqlType COUNT = SqlType.bigint().withNullable(false);
    private static final RowType OUTPUT =
            ROWS.append(List.of(new Field("window_start", COUNT), new Field("window_end", COUNT)));

    private static OperatorHarness harness(List<Integer> keys, long size, long slide) {
        return new OperatorHarness(ROWS, OUTPUT, context -> new CountWindowOperator(ROWS, keys, size, slide, context));
    }

    @Test
    void countsGoOnAfterRestart() {
        try (OperatorHarness harness = harness(List.of(0), 2, 2)) {
            harness.batch("+1 | a | 1", "+1 | NULL | 2", "+1 | a | 3");
            assertEquals(
                    List.of("+1 | a | 1 | 0 | 2", "+1 | NULL | 2 | 0 | 2", "+1 | a | 3 | 0 | 2"), harness.endTick());
            harness.restart();
            assertEquals(2, harness.operator().stateRows());
            harness.batch("+1 | a | 4").batch("+1 | NULL | 5", "+1 | NULL | 6", "+1 | b | 7");
            assertEquals(
                    List.of(
                            "+1 | a | 4 | 2 | 4",
                            "+1 | NULL | 5 | 0 | 2",
                            "+1 | NULL | 6 | 2 | 4",
                            "+1 | b | 7 | 0 | 2"),
                    harness.endTick());
            assertEquals(List.of(), harness.endTick());
        }
    }

    @Test
    void slidingWindowsOverlapAndCopiesAreRows() {
        try (OperatorHarness harness = harness(List.of(), 3, 2)) {
            harness.batch("+2 | a | 1", "+1 | b | 2");
            assertEquals(
                    List.of("+1 | a | 1 | 0 | 3", "+1 | a | 1 | 0 | 3", "+1 | b | 2 | 0 | 3", "+1 | b | 2 | 2 | 5"),
                    harness.endTick());
            harness.restart().batch("+1 | c | 3", "+1 | d | 4");
            assertEquals(List.of("+1 | c | 3 | 2 | 5", "+1 | d | 4 | 2 | 5", "+1 | d | 4 | 4 | 7"), harness.endTick());
        }
    }
}
