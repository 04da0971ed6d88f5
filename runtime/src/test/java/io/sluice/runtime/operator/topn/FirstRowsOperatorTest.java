package io.sluice.runtime.operator.topn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.TopNNode.Ranking;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FirstRowsOperatorTest {
    private static final RowType ROW = BatchText.rowType(
            "k", SqlType.bigint(),
            "v", SqlType.of(TypeKind.INTEGER),
            "d", SqlType.of(TypeKind.DOUBLE),
            "s", SqlType.varchar(),
            "b", SqlType.of(TypeKind.BOOLEAN),
            "m", SqlType.decimal(20, 2));

    @Test
    void theLastRowOfEachKey() {
        TopNSpec spec = spec(List.of(0), List.of(new SortKey(1, true, true)), 0, 1, false);
        new OperatorCase(ROW, ROW, context -> new FirstRowsOperator(spec, context))
                .tick(
                        List.of(
                                "1 | 1 | 0.5 | a | true | 1.00",
                                "2 | 7 | 0.5 | a | NULL | 1.00",
                                "1 | 2 | 0.5 | b | true | 1.00"),
                        List.of("+1 | 1 | 2 | 0.5 | b | true | 1.00", "+1 | 2 | 7 | 0.5 | a | NULL | 1.00"))
                .tick(List.of("1 | 1 | 0.5 | z | true | 1.00"), List.of())
                .tick(
                        List.of(
                                "3 | 1 | 0.5 | z | true | 1.00",
                                "1 | 3 | 0.5 | c | true | 1.00",
                                "1 | NULL | 0.5 | d | true | 1.00"),
                        List.of(
                                "+1 | 3 | 1 | 0.5 | z | true | 1.00",
                                "-1 | 1 | 2 | 0.5 | b | true | 1.00",
                                "+1 | 1 | NULL | 0.5 | d | true | 1.00"))
                .run();
    }

    /** The operator for all rankings is slower and older; both must give the same. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23})
    void givesWhatTheOperatorForAllRankingsGives(int seed) {
        Random random = new Random(seed);
        List<Integer> keys = random.nextInt(4) == 0 ? List.of() : random.nextBoolean() ? List.of(0) : List.of(3, 4);
        List<SortKey> order = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0 && seed > 0; i--) {
            order.add(new SortKey(random.nextInt(ROW.size()), random.nextBoolean(), random.nextBoolean()));
        }
        long offset = random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        TopNSpec spec = spec(keys, order, offset, 1 + random.nextInt(6), random.nextInt(3) == 0);
        assertTrue(FirstRowsOperator.computes(spec));
        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> actual = new TreeMap<>();
        try (OperatorHarness all =
                        new OperatorHarness(ROW, spec.output(), 7, context -> new TopNOperator(spec, context));
                OperatorHarness first =
                        new OperatorHarness(ROW, spec.output(), 7, context -> new FirstRowsOperator(spec, context))) {
            for (int tick = 0; tick < 30; tick++) {
                for (int batch = random.nextInt(3); batch > 0; batch--) {
                    String[] rows = rows(random);
                    all.batch(rows);
                    first.batch(rows);
                }
                OperatorCase.accumulate(all.endTick(), expected);
                OperatorCase.accumulate(first.endTick(), actual);
                assertEquals(expected, actual, "tick " + tick + " of " + spec);
                assertEquals(all.operator().stateRows() > 0, first.operator().stateRows() > 0);
                if (random.nextInt(5) == 0) {
                    first.restart();
                }
            }
        }
    }

    private static String[] rows(Random random) {
        String[] rows = new String[1 + random.nextInt(20)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "+" + (random.nextInt(8) == 0 ? 1 + random.nextInt(4) : 1)
                    + " | " + any(random, "1", "2", "3", "4")
                    + " | " + any(random, "1", "-2", "3", "2147483647", "-2147483648")
                    + " | " + any(random, "0.5", "-1.25", "1.0E300", "NaN")
                    + " | " + any(random, "''", "a", "ab", "abcdefgh", "abcdefghi", "abcdefghj", "b")
                    + " | " + any(random, "true", "false")
                    + " | " + any(random, "1.00", "-7.50", "100000000000000000.25", "-100000000000000000.25");
        }
        return rows;
    }

    private static String any(Random random, String... values) {
        int i = random.nextInt(values.length + 1);
        return i == values.length ? "NULL" : values[i];
    }

    private static TopNSpec spec(List<Integer> keys, List<SortKey> order, long offset, long limit, boolean withRank) {
        List<Field> fields = new ArrayList<>(ROW.fields());
        if (withRank) {
            fields.add(new Field("rank", SqlType.bigint()));
        }
        return new TopNSpec(ROW, keys, order, Ranking.ROW_NUMBER, offset, limit, withRank, false, new RowType(fields));
    }
}
