package io.sluice.runtime.operator.aggregate;

import static io.sluice.runtime.operator.aggregate.Calls.count;
import static io.sluice.runtime.operator.aggregate.Calls.spec;
import static io.sluice.runtime.operator.aggregate.Calls.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowSpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random rows, some late, against windows that hold copies of their rows. Times are whole seconds after 1970-01-01 00:00. */
class PaneAggregateOperatorTest {
    private static final RowType ROWS =
            BatchText.rowType("k", SqlType.bigint(), "n", SqlType.bigint(), "t", SqlType.timestamp(0));

    private record Row(int key, int n, int time) {
        String text() {
            return (key == 0 ? "NULL" : key) + " | " + n + " | " + at(time);
        }
    }

    private record Windows(WindowSpec spec, int pane) {
        static Windows hop(int size, int slide, int offset, int grace, int pane) {
            return of(WindowSpec.Kind.HOP, size, slide, offset, grace, pane);
        }

        static Windows cumulate(int size, int step, int offset, int grace) {
            return of(WindowSpec.Kind.CUMULATE, size, step, offset, grace, step);
        }

        private static Windows of(WindowSpec.Kind kind, int size, int slide, int offset, int grace, int pane) {
            return new Windows(
                    new WindowSpec(
                            kind,
                            Duration.ofSeconds(size),
                            Duration.ofSeconds(slide),
                            Duration.ofSeconds(offset),
                            Duration.ofSeconds(grace)),
                    pane);
        }

        int grace() {
            return (int) spec.grace().toSeconds();
        }

        /** Each window as start and end. */
        List<int[]> of(int time) {
            int size = (int) spec.size().toSeconds();
            int slide = (int) spec.slide().toSeconds();
            int offset = (int) spec.offset().toSeconds();
            List<int[]> windows = new ArrayList<>();
            if (spec.kind() == WindowSpec.Kind.CUMULATE) {
                int start = time - Math.floorMod(time - offset, size);
                for (int end = start + slide; end <= start + size; end += slide) {
                    if (end > time) {
                        windows.add(new int[] {start, end});
                    }
                }
            } else {
                for (int start = time - Math.floorMod(time - offset, slide); start > time - size; start -= slide) {
                    windows.add(new int[] {start, start + size});
                }
            }
            return windows;
        }
    }

    private static final List<Windows> ALL = List.of(
            Windows.hop(10, 2, 0, 0, 2),
            Windows.hop(10, 4, 1, 0, 2),
            Windows.hop(9, 6, 0, 5, 3),
            Windows.hop(60, 1, 0, 0, 1),
            Windows.cumulate(12, 3, 0, 0),
            Windows.cumulate(20, 5, 7, 4));

    private static String at(int time) {
        int second = time + 36_000;
        return "1970-01-01 %02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }

    private static long micros(int time) {
        return (time + 36_000) * 1_000_000L;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyWindowIsTheSumOfItsRows(int windows) {
        for (int seed = 0; seed < 10; seed++) {
            check(ALL.get(windows), EmitMode.CHANGES, seed);
            check(ALL.get(windows), EmitMode.FINAL, seed);
        }
    }

    private static void check(Windows windows, EmitMode emit, int seed) {
        RowType virtual = ROWS.append(List.of(
                new Field("window_start", SqlType.timestamp(0)),
                new Field("window_end", SqlType.timestamp(0)),
                new Field("window_time", SqlType.timestamp(0))));
        AggregateSpec given = spec(virtual, List.of(4, 0, 3), false, sum(1, SqlType.bigint()), count());
        AggregateSpec spec = new AggregateSpec(ROWS, given.groupKeys(), given.calls(), false, given.output());
        Random random = new Random(seed);
        Map<String, long[]> model = new TreeMap<>();
        Map<String, Integer> ends = new TreeMap<>();
        Map<String, Long> emitted = new TreeMap<>();
        int late = 0;
        int watermark = Integer.MIN_VALUE;
        int now = 0;
        try (OperatorHarness harness = new OperatorHarness(
                ROWS,
                spec.output(),
                context -> new PaneAggregateOperator(
                        spec, windows.spec(), 2, Duration.ofSeconds(windows.pane()), emit, context))) {
            for (int tick = 0; tick < 40; tick++) {
                now += random.nextInt(10) == 0 ? 200 : random.nextInt(6);
                for (int batch = random.nextInt(3); batch > 0; batch--) {
                    List<String> lines = new ArrayList<>();
                    for (int i = random.nextInt(8); i > 0; i--) {
                        Row row = new Row(random.nextInt(4), random.nextInt(100), now - random.nextInt(25) + 3);
                        lines.add(row.text());
                        for (int[] window : windows.of(row.time)) {
                            if (watermark != Integer.MIN_VALUE && window[1] + windows.grace() <= watermark) {
                                late++;
                                continue;
                            }
                            String group =
                                    at(window[1]) + " | " + (row.key == 0 ? "NULL" : row.key) + " | " + at(window[0]);
                            ends.put(group, window[1]);
                            long[] sums = model.computeIfAbsent(group, g -> new long[2]);
                            sums[0] += row.n;
                            sums[1]++;
                        }
                    }
                    if (!lines.isEmpty()) {
                        harness.batch(lines.toArray(String[]::new));
                    }
                }
                watermark = Math.max(watermark, now - 5);
                OperatorCase.accumulate(harness.endTick(micros(watermark)), emitted);
                assertEquals(expected(model, ends, emit, watermark - windows.grace()), emitted, "seed " + seed);
                assertEquals(late, harness.rejected().size(), "late, seed " + seed);
                if (random.nextInt(4) == 0) {
                    harness.restart();
                }
            }
            OperatorCase.accumulate(harness.endTick(Tick.END_OF_INPUT), emitted);
            assertEquals(expected(model, ends, emit, Integer.MAX_VALUE), emitted, "seed " + seed);
            assertEquals(0, harness.operator().stateRows());
        }
    }

    private static Map<String, Long> expected(
            Map<String, long[]> model, Map<String, Integer> ends, EmitMode emit, int closed) {
        Map<String, Long> rows = new TreeMap<>();
        model.forEach((group, sums) -> {
            if (emit == EmitMode.CHANGES || ends.get(group) <= closed) {
                rows.put(group + " | " + sums[0] + " | " + sums[1], 1L);
            }
        });
        return rows;
    }
}
