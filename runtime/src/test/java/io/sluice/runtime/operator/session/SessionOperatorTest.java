package io.sluice.runtime.operator.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random rows that come and go, against sessions formed anew of all rows that are there. Times are seconds after 1970-01-01 10:00. */
class SessionOperatorTest {
    private static final int GAP = 5;
    private static final RowType ROWS =
            BatchText.rowType("k", SqlType.bigint(), "n", SqlType.bigint(), "t", SqlType.timestamp(0));
    private static final RowType OUTPUT = ROWS.append(List.of(
            new Field("window_start", SqlType.timestamp(0)),
            new Field("window_end", SqlType.timestamp(0)),
            new Field("window_time", SqlType.timestamp(0))));

    private record Row(int key, int n, int time) {
        String text() {
            return (key == 0 ? "NULL" : key) + " | " + n + " | " + at(time);
        }
    }

    private static String at(int time) {
        int second = time + 36_000;
        return "1970-01-01 %02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    private static long micros(int time) {
        return (time + 36_000) * 1_000_000L;
    }

    private static OperatorHarness harness(Duration grace) {
        SessionSpec spec = new SessionSpec(ROWS, 2, List.of(0), Duration.ofSeconds(GAP), grace);
        return new OperatorHarness(ROWS, OUTPUT, context -> new SessionOperator(spec, context));
    }

    @Test
    void sessionsAreThoseOfTheRowsThatAreThere() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Row> there = new ArrayList<>();
            Map<String, Long> emitted = new TreeMap<>();
            try (OperatorHarness harness = harness(Duration.ZERO)) {
                for (int tick = 0; tick < 25; tick++) {
                    List<String> lines = new ArrayList<>();
                    for (int i = random.nextInt(8); i > 0; i--) {
                        change(random, there, lines);
                    }
                    if (!lines.isEmpty()) {
                        harness.batch(lines.toArray(String[]::new));
                    }
                    OperatorCase.accumulate(harness.endTick(), emitted);
                    assertEquals(sessions(there), emitted, "seed " + seed + ", tick " + tick);
                    if (random.nextInt(5) == 0) {
                        harness.restart();
                    }
                }
            }
        }
    }

    /** A deletion may come before its insertion within the tick, and a row be there several times. */
    private static void change(Random random, List<Row> there, List<String> lines) {
        if (!there.isEmpty() && random.nextInt(5) < 2) {
            Row gone = there.remove(random.nextInt(there.size()));
            lines.add(random.nextInt(lines.size() + 1), "-1 | " + gone.text());
            return;
        }
        Row row = new Row(random.nextInt(3), random.nextInt(2), random.nextInt(60));
        int copies = random.nextInt(6) == 0 ? 3 : 1;
        for (int i = 0; i < copies; i++) {
            there.add(row);
        }
        lines.add(random.nextInt(lines.size() + 1), "+" + copies + " | " + row.text());
    }

    private static Map<String, Long> sessions(List<Row> rows) {
        Map<String, Long> result = new TreeMap<>();
        for (Row row : rows) {
            int start = row.time;
            int last = row.time;
            for (boolean grown = true; grown; ) {
                grown = false;
                for (Row other : rows) {
                    boolean near = other.key == row.key && other.time > start - GAP && other.time < last + GAP;
                    if (near && (other.time < start || other.time > last)) {
                        start = Math.min(start, other.time);
                        last = Math.max(last, other.time);
                        grown = true;
                    }
                }
            }
            String text = row.text() + " | " + at(start) + " | " + at(last + GAP) + " | " + at(last + GAP - 1) + ".999";
            result.merge(text, 1L, Long::sum);
        }
        return result;
    }

    @Test
    void closedSessionsLeaveNoStateAndRowsForThemAreLate() {
        try (OperatorHarness harness = harness(Duration.ofSeconds(2))) {
            harness.batch("1 | 1 | " + at(0), "1 | 2 | " + at(4), "2 | 3 | " + at(10));
            harness.endTick(micros(8));
            assertEquals(3, harness.operator().stateRows());
            harness.endTick(micros(11));
            assertEquals(1, harness.operator().stateRows());
            // Near enough to the open session, nearer through the row before, and alone.
            harness.batch("2 | 4 | " + at(2), "2 | 5 | " + at(6), "1 | 6 | " + at(3), "2 | 7 | " + at(-9));
            assertEquals(
                    List.of(
                            "-1 | 2 | 3 | " + window(10, 10, 15),
                            "+1 | 2 | 4 | " + window(2, 2, 15),
                            "+1 | 2 | 5 | " + window(6, 2, 15),
                            "+1 | 2 | 3 | " + window(10, 2, 15)),
                    sortedLikeEmitted(harness.endTick(micros(11))));
            assertEquals(
                    List.of(
                            "late at " + micros(11) + ": +1 | 2 | 7 | " + at(-9),
                            "late at " + micros(11) + ": +1 | 1 | 6 | " + at(3)),
                    harness.rejected());
            harness.endTick(Tick.END_OF_INPUT);
            assertEquals(0, harness.operator().stateRows());
        }
    }

    private static String window(int time, int start, int end) {
        return at(time) + " | " + at(start) + " | " + at(end) + " | " + at(end - 1) + ".999";
    }

    /** The old row first, the new ones by time. */
    private static List<String> sortedLikeEmitted(List<String> rows) {
        return rows.stream()
                .sorted((a, b) -> a.startsWith("-") == b.startsWith("-") ? 0 : a.startsWith("-") ? -1 : 1)
                .toList();
    }
}
