package io.sluice.runtime.operator.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortOperatorTest {
    private static final long ALL = Long.MAX_VALUE;
    private static final RowType ROWS =
            BatchText.rowType("n", SqlType.bigint(), "s", SqlType.varchar(), "p", SqlType.decimal(20, 1));

    private static final List<String> SAMPLE =
            List.of("2 | b | -1.5", "NULL | a | 7.0", "1 | NULL | 12.5", "2 | abc | NULL", "1 | '' | -20.0");

    private static List<String> sorted(List<String> rows, long offset, long limit, SortKey... keys) {
        try (OperatorHarness harness = new OperatorHarness(
                ROWS, ROWS, context -> new SortOperator(List.of(keys), offset, limit, true, context))) {
            rows.forEach(row -> harness.batch(row));
            return harness.endTick().stream().map(row -> row.substring(5)).toList();
        }
    }

    @Test
    void numbersAscendWithNullsWhereTheKeySays() {
        assertEquals(
                List.of("1 | NULL | 12.5", "1 | '' | -20.0", "2 | b | -1.5", "2 | abc | NULL", "NULL | a | 7.0"),
                sorted(SAMPLE, 0, ALL, new SortKey(0, false, false)));
        assertEquals(
                List.of("NULL | a | 7.0", "2 | b | -1.5", "2 | abc | NULL", "1 | NULL | 12.5", "1 | '' | -20.0"),
                sorted(SAMPLE, 0, ALL, new SortKey(0, true, true)));
    }

    @Test
    void stringsAndDecimalsHaveTheirOwnOrder() {
        assertEquals(
                List.of("1 | '' | -20.0", "NULL | a | 7.0", "2 | abc | NULL", "2 | b | -1.5", "1 | NULL | 12.5"),
                sorted(SAMPLE, 0, ALL, new SortKey(1, false, false)));
        assertEquals(
                List.of("2 | abc | NULL", "1 | '' | -20.0", "2 | b | -1.5", "NULL | a | 7.0", "1 | NULL | 12.5"),
                sorted(SAMPLE, 0, ALL, new SortKey(2, false, true)));
    }

    @Test
    void laterKeysDecideBetweenEqualEarlierOnes() {
        assertEquals(
                List.of("1 | '' | -20.0", "1 | NULL | 12.5", "2 | b | -1.5", "2 | abc | NULL", "NULL | a | 7.0"),
                sorted(SAMPLE, 0, ALL, new SortKey(0, false, false), new SortKey(2, false, false)));
    }

    @Test
    void offsetAndLimitCountRepeatedRows() {
        List<String> rows = List.of("+3 | 1 | a | NULL", "+2 | 2 | b | NULL");
        assertEquals(List.of("1 | a | NULL", "2 | b | NULL"), sorted(rows, 2, 2, new SortKey(0, false, false)));
        assertEquals(List.of(), sorted(rows, 5, 2, new SortKey(0, false, false)));
        assertEquals(List.of(), sorted(rows, 0, 0, new SortKey(0, false, false)));
        assertEquals(List.of("1 | a | NULL"), sorted(rows, 0, 1));
    }

    @Test
    void rowsTakenBackAreGone() {
        List<String> rows = List.of("-1 | 1 | a | NULL", "+1 | 2 | b | NULL", "+2 | 1 | a | NULL");
        assertEquals(List.of("1 | a | NULL", "2 | b | NULL"), sorted(rows, 0, ALL, new SortKey(0, false, false)));
    }

    @Test
    void randomRowsAreSortedAsAListSortsThem() {
        Random random = new Random(3);
        Comparator<String[]> byNumberThenText = Comparator.<String[]>comparingInt(row -> Integer.parseInt(row[0]))
                .thenComparing(row -> row[1], Comparator.reverseOrder());
        for (long limit : new long[] {ALL, 0, 1, 10, 500}) {
            List<String[]> rows = new ArrayList<>();
            try (OperatorHarness harness = new OperatorHarness(
                    ROWS,
                    ROWS,
                    64,
                    context -> new SortOperator(
                            List.of(new SortKey(0, false, false), new SortKey(1, true, true)),
                            3,
                            limit,
                            false,
                            context))) {
                for (int batch = 0; batch < 40; batch++) {
                    String[] lines = new String[1 + random.nextInt(60)];
                    for (int i = 0; i < lines.length; i++) {
                        String[] row = {"" + random.nextInt(50), "t" + random.nextInt(3), rows.size() + ".0"};
                        rows.add(row);
                        lines[i] = String.join(" | ", row);
                    }
                    harness.batch(lines);
                }
                if (limit <= 10) {
                    assertTrue(harness.operator().stateRows() < 200, "few candidates are kept");
                }
                rows.sort(byNumberThenText);
                List<String> expected = rows.stream()
                        .skip(3)
                        .limit(limit)
                        .map(row -> "+1 | " + String.join(" | ", row))
                        .toList();
                assertEquals(expected, harness.endTick(), "limit " + limit);
            }
        }
    }
}
