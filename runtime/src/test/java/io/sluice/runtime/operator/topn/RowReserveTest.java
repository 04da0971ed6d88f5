package io.sluice.runtime.operator.topn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.TopNNode.Ranking;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions so large that most rows lie in the reserve, and rows that come and go at both ends of it. */
final class RowReserveTest {
    private static final RowType ROW =
            BatchText.rowType("k", SqlType.bigint(), "v", SqlType.bigint(), "s", SqlType.varchar());

    private record Row(Integer key, Integer value, String text) {
        private static final Comparator<Integer> NUMBERS = Comparator.nullsLast(Comparator.naturalOrder());
        private static final Comparator<Integer> DOWN = Comparator.nullsLast(Comparator.reverseOrder());

        static Comparator<Row> order(boolean descending) {
            return Comparator.comparing(Row::value, descending ? DOWN : NUMBERS)
                    .thenComparing(Row::key, NUMBERS)
                    .thenComparing(Row::text, Comparator.nullsLast(Comparator.naturalOrder()));
        }

        @Override
        public String toString() {
            return (key == null ? "NULL" : key) + " | " + (value == null ? "NULL" : value) + " | "
                    + (text == null ? "NULL" : text);
        }
    }

    /** Seeds differ in how many values there are, so how many rows agree in what they are ordered by. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void holdsTheFirstRowsThroughAllChanges(int seed) {
        Random random = new Random(seed);
        boolean descending = random.nextBoolean();
        int values = List.of(3, 100, 100_000).get(seed % 3);
        int offset = random.nextInt(3) == 0 ? 2 : 0;
        int limit = 1 + random.nextInt(40);
        boolean withRank = random.nextBoolean();
        TopNSpec spec = spec(offset, limit, descending, withRank);
        Map<Row, Integer> present = new TreeMap<>(Row.order(descending));
        Map<String, Long> actual = new TreeMap<>();
        try (OperatorHarness harness =
                new OperatorHarness(ROW, spec.output(), 100, context -> new TopNOperator(spec, context))) {
            for (int tick = 0; tick < 25; tick++) {
                for (int batch = random.nextInt(4); batch > 0; batch--) {
                    harness.batch(change(random, present, values, descending));
                }
                OperatorCase.accumulate(harness.endTick(), actual);
                assertEquals(expected(present, offset, limit, withRank), actual, "tick " + tick);
                assertEquals(present.size(), harness.operator().stateRows());
                if (random.nextInt(4) == 0) {
                    harness.restart();
                }
            }
        }
    }

    /** All rows go, those of the reserve last; then the partition's place is taken by another. */
    @Test
    void leavesNothingOfAPartitionThatEnds() {
        TopNSpec spec = spec(0, 2, false, false);
        try (OperatorHarness harness =
                new OperatorHarness(ROW, spec.output(), context -> new TopNOperator(spec, context))) {
            harness.batch(rows("+1", 0, 1000)).endTick();
            harness.batch(rows("-1", 10, 1000)).endTick();
            assertEquals(
                    List.of("-1 | 1 | 0 | a", "-1 | 1 | 1 | a"),
                    harness.batch(rows("-1", 0, 10)).endTick());
            assertEquals(0, harness.operator().stateRows());
            assertEquals(
                    List.of("+1 | 2 | 5000 | b"),
                    harness.batch("+1 | 2 | 5000 | b").endTick());
        }
    }

    /** What came before is taken back before it is known where it lies now. */
    @Test
    void takesARowBackBeforeItComes() {
        TopNSpec spec = spec(0, 1, false, false);
        try (OperatorHarness harness =
                new OperatorHarness(ROW, spec.output(), context -> new TopNOperator(spec, context))) {
            harness.batch(rows("+1", 0, 1000)).endTick();
            harness.batch("-1 | 1 | 2000 | a", "-1 | 1 | -5 | a").batch(rows("+1", 1000, 3000));
            assertEquals(List.of(), harness.batch("+1 | 1 | -5 | a").endTick());
            assertEquals(2999, harness.operator().stateRows());
        }
    }

    private static String[] rows(String weight, int from, int to) {
        return Stream.iterate(from, i -> i + 1)
                .limit(to - from)
                .map(i -> weight + " | 1 | " + i + " | a")
                .toArray(String[]::new);
    }

    private static String[] change(Random random, Map<Row, Integer> present, int values, boolean descending) {
        List<String> lines = new ArrayList<>();
        int style = random.nextInt(4);
        if (style > 0) {
            for (int i = random.nextInt(style == 3 ? 1500 : 100); i > 0; i--) {
                int value = random.nextInt(values);
                Row row = new Row(
                        random.nextInt(20) == 0 ? null : random.nextInt(2),
                        random.nextInt(50) == 0 ? null : value,
                        random.nextInt(20) == 0 ? null : "t" + random.nextInt(30));
                int weight = random.nextInt(6) == 0 ? 3 : 1;
                present.merge(row, weight, Integer::sum);
                lines.add("+" + weight + " | " + row);
            }
        }
        if (style < 3) {
            // The first ones, so that others must take their places; or any.
            List<Row> rows = new ArrayList<>(present.keySet());
            int some = style == 0 ? random.nextInt(400) : random.nextInt(60);
            for (int i = 0; i < some && !rows.isEmpty(); i++) {
                Row row = rows.get(style == 0 ? Math.min(i, rows.size() - 1) : random.nextInt(rows.size()));
                int weight = present.getOrDefault(row, 0);
                if (weight > 0) {
                    int less = 1 + random.nextInt(weight);
                    present.merge(row, -less, (a, b) -> a + b == 0 ? null : a + b);
                    lines.add("-" + less + " | " + row);
                }
            }
        }
        return lines.toArray(String[]::new);
    }

    private static Map<String, Long> expected(Map<Row, Integer> present, int offset, int limit, boolean withRank) {
        Map<String, Long> wanted = new TreeMap<>();
        Map<Integer, Integer> ranks = new java.util.HashMap<>();
        present.forEach((row, count) -> {
            for (int copy = 0; copy < count; copy++) {
                int rank = ranks.merge(row.key(), 1, Integer::sum);
                if (rank > offset && rank <= offset + limit) {
                    wanted.merge(withRank ? row + " | " + rank : row.toString(), 1L, Long::sum);
                }
            }
        });
        return wanted;
    }

    private static TopNSpec spec(int offset, int limit, boolean descending, boolean withRank) {
        List<Field> fields = new ArrayList<>(ROW.fields());
        if (withRank) {
            fields.add(new Field("rank", SqlType.bigint()));
        }
        List<SortKey> order = List.of(new SortKey(1, descending, false));
        return new TopNSpec(
                ROW, List.of(0), order, Ranking.ROW_NUMBER, offset, limit, withRank, true, new RowType(fields));
    }
}
