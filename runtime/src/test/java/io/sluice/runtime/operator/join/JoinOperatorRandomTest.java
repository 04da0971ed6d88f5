package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.dataflow.LanedOperator;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories of both inputs: after each tick a join's changes add up to the join of what its inputs add up to. */
class JoinOperatorRandomTest {
    private static final int HISTORIES = 100;
    private static final int TICKS = 8;

    @ParameterizedTest
    @EnumSource
    void changesAddUpToTheJoinOfTheInputs(JoinKind kind) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(kind, seed).run();
        }
    }

    private static final class History {
        private final Random random;
        private final String name;
        private final JoinSpec spec;
        private final RandomSide left;
        private final RandomSide right;
        private final int batchRows;
        private final int shards;
        private final Map<String, Long> view = new TreeMap<>();

        History(JoinKind kind, int seed) {
            random = new Random(seed * 31L + kind.ordinal());
            boolean nullSafe = random.nextBoolean();
            JoinKey number = new JoinKey(0, 0, nullSafe);
            List<List<JoinKey>> choices =
                    List.of(List.of(number), List.of(number, new JoinKey(2, 2, false)), List.of());
            List<JoinKey> keys = choices.get(random.nextInt(3));
            boolean residual = random.nextBoolean();
            boolean leftChanges = random.nextInt(3) > 0;
            boolean rightChanges = random.nextInt(3) > 0;
            spec = new JoinSpec(
                    kind,
                    keys,
                    residual ? Optional.of(Joins.lessThan()) : Optional.empty(),
                    new JoinSpec.Side(Joins.ROWS, leftChanges, Optional.empty()),
                    new JoinSpec.Side(Joins.ROWS, rightChanges, Optional.empty()));
            left = new RandomSide(random, leftChanges, this::row);
            right = new RandomSide(random, rightChanges, this::row);
            batchRows = 1 + random.nextInt(5);
            shards = keys.isEmpty() ? 1 : 1 + random.nextInt(2);
            name = kind + " seed " + seed + " " + spec.keys() + (residual ? " residual" : "");
        }

        private String row() {
            String key = random.nextInt(4) == 0 ? "NULL" : "" + random.nextInt(4);
            String number = random.nextInt(5) == 0 ? "NULL" : "" + random.nextInt(4);
            return key + " | " + number + " | "
                    + List.of("a", "b", "NULL", "''").get(random.nextInt(4));
        }

        private Operator create(OperatorContext context) {
            if (shards == 1) {
                return new JoinOperator(spec, context);
            }
            return new LanedOperator(
                    List.of(spec.keyColumns(0), spec.keyColumns(1)),
                    Joins.ROWS.size(),
                    shards,
                    inner -> new JoinOperator(spec, inner),
                    context,
                    Runnable::run);
        }

        void run() {
            try (OperatorHarness harness =
                    new OperatorHarness(Joins.ROWS, Joins.output(spec.kind()), batchRows, this::create)) {
                for (int tick = 0; tick < TICKS; tick++) {
                    RandomSide.feed(random, harness, left.tick(6), right.tick(6));
                    check(harness, "tick " + tick);
                    if (random.nextInt(4) == 0) {
                        harness.restart();
                    }
                }
                if (spec.left().changing() && spec.right().changing()) {
                    RandomSide.feed(random, harness, left.takeAllBack(), right.takeAllBack());
                    check(harness, "all gone");
                    assertEquals(0, harness.operator().stateRows(), name + ": state is left");
                }
            }
        }

        private void check(OperatorHarness harness, String when) {
            OperatorCase.accumulate(harness.endTick(), view);
            assertEquals(NaiveJoin.of(spec, left.rows(), right.rows()), view, name + ", " + when);
        }
    }
}
