package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinOperatorTest {
    private static final List<JoinKey> BY_KEY = List.of(new JoinKey(0, 0, false));
    private static final List<JoinKey> NULL_SAFE = List.of(new JoinKey(0, 0, true));
    private static final List<JoinKey> NONE = List.of();

    private static OperatorHarness join(JoinKind kind, List<JoinKey> keys, Optional<Expr> residual, boolean changing) {
        JoinSpec.Side side = new JoinSpec.Side(Joins.ROWS, changing, Optional.empty());
        JoinSpec spec = new JoinSpec(kind, keys, residual, side, side);
        return new OperatorHarness(Joins.ROWS, Joins.output(kind), context -> new JoinOperator(spec, context));
    }

    private static OperatorHarness join(JoinKind kind) {
        return join(kind, BY_KEY, Optional.empty(), true);
    }

    @Test
    void aPairHasTheProductOfBothWeights() {
        try (OperatorHarness join = join(JoinKind.INNER)) {
            join.batch(0, "+3 | 1 | 1 | a").batch(1, "+2 | 1 | 5 | x", "+1 | 2 | 6 | y");
            assertEquals(List.of("+6 | 1 | 1 | a | 1 | 5 | x"), join.endTick());
            join.batch(1, "-1 | 1 | 5 | x");
            assertEquals(List.of("-3 | 1 | 1 | a | 1 | 5 | x"), join.endTick());
            join.batch(0, "-3 | 1 | 1 | a");
            assertEquals(List.of("-3 | 1 | 1 | a | 1 | 5 | x"), join.endTick());
            assertEquals(2, join.operator().stateRows());
        }
    }

    @Test
    void aRowMayGoBeforeItComes() {
        try (OperatorHarness join = join(JoinKind.FULL)) {
            join.batch(0, "-1 | 1 | 1 | a")
                    .batch(1, "-1 | 1 | 5 | x")
                    .batch(0, "+1 | 1 | 1 | a", "+1 | 2 | 2 | b")
                    .batch(1, "+1 | 1 | 5 | x");
            assertEquals(
                    List.of(
                            "+1 | 1 | 1 | a | 1 | 5 | x",
                            "-1 | 1 | 1 | a | 1 | 5 | x",
                            "+1 | 2 | 2 | b | NULL | NULL | NULL"),
                    join.endTick());
            assertEquals(1, join.operator().stateRows());
        }
    }

    @Test
    void paddingComesAndGoesAtTheEndOfTheTickOnly() {
        try (OperatorHarness join = join(JoinKind.LEFT)) {
            join.batch(0, "1 | 1 | a", "1 | 2 | b", "NULL | 3 | c").batch(1, "1 | 5 | x");
            assertEquals(
                    List.of(
                            "+1 | NULL | 3 | c | NULL | NULL | NULL",
                            "+1 | 1 | 2 | b | 1 | 5 | x",
                            "+1 | 1 | 1 | a | 1 | 5 | x"),
                    join.endTick());
            join.batch(1, "-1 | 1 | 5 | x", "+1 | 1 | 6 | y");
            assertEquals(
                    List.of(
                            "-1 | 1 | 2 | b | 1 | 5 | x",
                            "-1 | 1 | 1 | a | 1 | 5 | x",
                            "+1 | 1 | 2 | b | 1 | 6 | y",
                            "+1 | 1 | 1 | a | 1 | 6 | y"),
                    join.endTick());
            join.batch(1, "-1 | 1 | 6 | y").batch(0, "-1 | 1 | 1 | a");
            assertEquals(
                    List.of(
                            "-1 | 1 | 2 | b | 1 | 6 | y",
                            "-1 | 1 | 1 | a | 1 | 6 | y",
                            "+1 | 1 | 2 | b | NULL | NULL | NULL"),
                    join.endTick());
            join.batch(1, "1 | 7 | z");
            assertEquals(List.of("+1 | 1 | 2 | b | 1 | 7 | z", "-1 | 1 | 2 | b | NULL | NULL | NULL"), join.endTick());
            assertTrue(join.endTick().isEmpty());
        }
    }

    @Test
    void semiAndAntiHaveTheWeightsOfTheLeftSide() {
        try (OperatorHarness semi = join(JoinKind.SEMI);
                OperatorHarness anti = join(JoinKind.ANTI)) {
            semi.batch(0, "+3 | 1 | 1 | a", "+1 | NULL | 2 | b").batch(1, "+2 | 1 | 5 | x", "+1 | 1 | 6 | y");
            anti.batch(0, "+3 | 1 | 1 | a", "+1 | NULL | 2 | b").batch(1, "+2 | 1 | 5 | x", "+1 | 1 | 6 | y");
            assertEquals(List.of("+3 | 1 | 1 | a"), semi.endTick());
            assertEquals(List.of("+1 | NULL | 2 | b"), anti.endTick());
            for (OperatorHarness join : List.of(semi, anti)) {
                join.restart().batch(1, "-2 | 1 | 5 | x");
                assertTrue(join.endTick().isEmpty());
                join.restart().batch(1, "-1 | 1 | 6 | y");
            }
            assertEquals(List.of("-3 | 1 | 1 | a"), semi.endTick());
            assertEquals(List.of("+3 | 1 | 1 | a"), anti.endTick());
        }
    }

    @Test
    void nullsMatchWhereTheKeySaysSo() {
        try (OperatorHarness join = join(JoinKind.INNER, NULL_SAFE, Optional.empty(), false)) {
            join.batch(0, "NULL | 1 | a", "1 | 1 | b").batch(1, "NULL | 2 | x");
            assertEquals(List.of("+1 | NULL | 1 | a | NULL | 2 | x"), join.endTick());
        }
    }

    @Test
    void aConditionDecidesRowByRowWhoHasAPartner() {
        try (OperatorHarness join = join(JoinKind.FULL, BY_KEY, Optional.of(Joins.lessThan()), true)) {
            join.batch(0, "1 | 1 | a", "1 | 9 | b").batch(1, "1 | 5 | x", "1 | 0 | y");
            assertEquals(
                    List.of(
                            "+1 | 1 | 1 | a | 1 | 5 | x",
                            "+1 | 1 | 9 | b | NULL | NULL | NULL",
                            "+1 | NULL | NULL | NULL | 1 | 0 | y"),
                    join.endTick());
            join.restart().batch(1, "-1 | 1 | 5 | x");
            assertEquals(List.of("-1 | 1 | 1 | a | 1 | 5 | x", "+1 | 1 | 1 | a | NULL | NULL | NULL"), join.endTick());
        }
    }

    @Test
    void withoutKeysEveryPairIsLookedAt() {
        try (OperatorHarness join = join(JoinKind.LEFT, NONE, Optional.of(Joins.lessThan()), true)) {
            join.batch(0, "1 | 1 | a", "NULL | 4 | b").batch(1, "2 | 3 | x");
            assertEquals(
                    List.of("+1 | 1 | 1 | a | 2 | 3 | x", "+1 | NULL | 4 | b | NULL | NULL | NULL"), join.endTick());
            join.batch(1, "-1 | 2 | 3 | x", "+1 | 2 | 5 | x");
            assertEquals(
                    List.of(
                            "-1 | 1 | 1 | a | 2 | 3 | x",
                            "+1 | NULL | 4 | b | 2 | 5 | x",
                            "+1 | 1 | 1 | a | 2 | 5 | x",
                            "-1 | NULL | 4 | b | NULL | NULL | NULL"),
                    join.endTick());
        }
    }

    @Test
    void manyPairsLeaveInBatchesOfTheWantedSize() {
        JoinSpec.Side side = new JoinSpec.Side(Joins.ROWS, false, Optional.empty());
        JoinSpec spec = new JoinSpec(JoinKind.INNER, NONE, Optional.empty(), side, side);
        try (OperatorHarness join = new OperatorHarness(
                Joins.ROWS, Joins.output(JoinKind.INNER), 300, context -> new JoinOperator(spec, context))) {
            String[] rows = new String[50];
            java.util.Arrays.setAll(rows, i -> i + " | " + i + " | s");
            join.batch(0, rows).batch(1, rows);
            assertEquals(2500, join.endTick().size());
            assertEquals(9, join.batchSizes().size());
            assertEquals(300, join.batchSizes().get(0));
        }
    }
}
