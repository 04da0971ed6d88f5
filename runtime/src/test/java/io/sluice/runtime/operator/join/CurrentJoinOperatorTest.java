package io.sluice.runtime.operator.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurrentJoinOperatorTest {
    private static OperatorHarness join(JoinKind kind, boolean leftChanges, boolean residual) {
        JoinSpec spec = new JoinSpec(
                kind,
                List.of(new JoinKey(0, 0, false)),
                residual ? Optional.of(Joins.lessThan()) : Optional.empty(),
                new JoinSpec.Side(Joins.ROWS, leftChanges, Optional.empty()),
                new JoinSpec.Side(Joins.ROWS, true, Optional.empty()));
        return new OperatorHarness(
                Joins.ROWS, Joins.output(kind), 3, context -> new CurrentJoinOperator(spec, context));
    }

    @Test
    void aRowIsAnsweredWithWhatStandsAtTheEndOfItsTickAndNeverAgain() {
        try (OperatorHarness join = join(JoinKind.LEFT, false, false)) {
            join.batch(0, "1 | 1 | a", "2 | 2 | b", "NULL | 3 | c").batch(1, "1 | 5 | x");
            assertEquals(
                    List.of(
                            "+1 | 1 | 1 | a | 1 | 5 | x",
                            "+1 | 2 | 2 | b | NULL | NULL | NULL",
                            "+1 | NULL | 3 | c | NULL | NULL | NULL"),
                    join.endTick());
            join.batch(1, "-1 | 1 | 5 | x", "+1 | 1 | 6 | y", "+1 | 2 | 7 | z");
            assertTrue(join.endTick().isEmpty());
            join.restart().batch(0, "+2 | 1 | 1 | a").batch(1, "-1 | 2 | 7 | z");
            assertEquals(List.of("+2 | 1 | 1 | a | 1 | 6 | y"), join.endTick());
            assertEquals(1, join.operator().stateRows());
        }
    }

    @Test
    void aRowTakesBackWhatItHadFound() {
        try (OperatorHarness join = join(JoinKind.INNER, true, false)) {
            join.batch(0, "1 | 1 | a", "2 | 2 | b").batch(1, "1 | 5 | x");
            assertEquals(List.of("+1 | 1 | 1 | a | 1 | 5 | x"), join.endTick());
            join.batch(1, "-1 | 1 | 5 | x", "1 | 6 | y").batch(0, "1 | 1 | a");
            assertEquals(List.of("+1 | 1 | 1 | a | 1 | 6 | y"), join.endTick());
            join.restart().batch(0, "-2 | 1 | 1 | a", "-1 | 2 | 2 | b");
            assertEquals(List.of("-1 | 1 | 1 | a | 1 | 6 | y", "-1 | 1 | 1 | a | 1 | 5 | x"), join.endTick());
            assertEquals(1, join.operator().stateRows());
        }
    }

    @Test
    void randomHistoriesAreAnsweredByTheBook() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            JoinKind kind = random.nextBoolean() ? JoinKind.LEFT : JoinKind.INNER;
            boolean residual = random.nextBoolean();
            boolean leftChanges = random.nextBoolean();
            RandomSide left = new RandomSide(random, leftChanges, () -> row(random));
            RandomSide right = new RandomSide(random, true, () -> row(random));
            Map<String, LinkedHashMap<String, Long>> answers = new HashMap<>();
            Map<String, Long> view = new TreeMap<>();
            try (OperatorHarness join = join(kind, leftChanges, residual)) {
                for (int tick = 0; tick < 8; tick++) {
                    Map<String, Long> before = new TreeMap<>(left.rows());
                    RandomSide.feed(random, join, left.tick(5), right.tick(5));
                    OperatorCase.accumulate(join.endTick(), view);
                    Map<String, Long> net = new TreeMap<>(left.rows());
                    before.forEach((row, weight) -> net.merge(row, -weight, (a, b) -> a + b == 0 ? null : a + b));
                    net.forEach((row, weight) -> answer(row, weight, kind, residual, right, answers));
                    assertEquals(sum(answers), view, "seed " + seed + ", tick " + tick);
                    if (random.nextInt(4) == 0) {
                        join.restart();
                    }
                }
            }
        }
    }

    private static String row(Random random) {
        String key = random.nextInt(4) == 0 ? "NULL" : "" + random.nextInt(3);
        return key + " | " + random.nextInt(4) + " | " + (random.nextBoolean() ? "a" : "b");
    }

    private static void answer(
            String row,
            long weight,
            JoinKind kind,
            boolean residual,
            RandomSide right,
            Map<String, LinkedHashMap<String, Long>> answers) {
        LinkedHashMap<String, Long> given = answers.computeIfAbsent(row, r -> new LinkedHashMap<>());
        for (long wanted = -weight; wanted > 0 && !given.isEmpty(); ) {
            String latest = List.copyOf(given.keySet()).get(given.size() - 1);
            long taken = Math.min(wanted, given.get(latest));
            given.merge(latest, -taken, (a, b) -> a + b == 0 ? null : a + b);
            wanted -= taken;
        }
        if (weight > 0) {
            String key = row.split(" \\| ")[0];
            int number = Integer.parseInt(row.split(" \\| ")[1]);
            // In a tree map the rows of one key stand in row order.
            String found = right.rows().keySet().stream()
                    .filter(r -> !key.equals("NULL") && r.split(" \\| ")[0].equals(key))
                    .findFirst()
                    .filter(r -> !residual || number < Integer.parseInt(r.split(" \\| ")[1]))
                    .orElse(kind == JoinKind.LEFT ? "NULL | NULL | NULL" : null);
            if (found != null) {
                given.merge(row + " | " + found, weight, Long::sum);
            }
        }
    }

    private static Map<String, Long> sum(Map<String, LinkedHashMap<String, Long>> answers) {
        Map<String, Long> all = new TreeMap<>();
        answers.values().forEach(given -> given.forEach((row, weight) -> all.merge(row, weight, Long::sum)));
        return all;
    }
}
