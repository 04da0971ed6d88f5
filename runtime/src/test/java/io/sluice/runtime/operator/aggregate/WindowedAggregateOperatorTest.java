package io.sluice.runtime.operator.aggregate;

import static io.sluice.runtime.operator.aggregate.Calls.count;
import static io.sluice.runtime.operator.aggregate.Calls.spec;
import static io.sluice.runtime.operator.aggregate.Calls.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorHarness;
import io.sluice.runtime.operator.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows are named by their end, in seconds after 1970-01-01 00:00. */
class WindowedAggregateOperatorTest {
    private static final SqlType BIGINT = SqlType.bigint();
    private static final RowType BIDS = BatchText.rowType(
            "window_start",
            SqlType.timestamp(0),
            "window_end",
            SqlType.timestamp(0),
            "bidder",
            BIGINT,
            "price",
            BIGINT);

    private static OperatorCase given(AggregateSpec spec, EmitMode emit, Duration grace) {
        return given(spec, emit, new WindowKeys(-1, 0, -1, Duration.ofSeconds(10), grace));
    }

    private static OperatorCase given(AggregateSpec spec, EmitMode emit, WindowKeys keys) {
        return new OperatorCase(
                        spec.input(),
                        spec.output(),
                        context -> new WindowedAggregateOperator(spec, keys, emit, context))
                .ticksMatter();
    }

    private static String time(int seconds) {
        return "1970-01-01 00:00:%02d".formatted(seconds);
    }

    private static String bid(int end, int bidder, int price) {
        return time(end - 10) + " | " + time(end) + " | " + bidder + " | " + price;
    }

    private static long seconds(double seconds) {
        return (long) (seconds * 1_000_000);
    }

    @Test
    void changesComeInTheOrderOfWindowsAndStayWhenAWindowCloses() {
        given(spec(BIDS, List.of(1, 2), false, count(), sum(3, BIGINT)), EmitMode.CHANGES, Duration.ZERO)
                .tick(
                        seconds(5),
                        List.of(bid(20, 7, 1), bid(10, 7, 2), bid(10, 8, 3), bid(10, 7, 4)),
                        List.of(
                                "+1 | " + time(10) + " | 7 | 2 | 6",
                                "+1 | " + time(10) + " | 8 | 1 | 3",
                                "+1 | " + time(20) + " | 7 | 1 | 1"))
                .tick(
                        seconds(10),
                        List.of(bid(10, 8, 5)),
                        List.of("-1 | " + time(10) + " | 8 | 1 | 3", "+1 | " + time(10) + " | 8 | 2 | 8"))
                .tick(seconds(10), List.of(), List.of())
                .run();
    }

    @Test
    void aRowIsLateOnceItsWindowWasClosedWhenTheTickBegan() {
        given(spec(BIDS, List.of(1, 2), false, count()), EmitMode.CHANGES, Duration.ofSeconds(2))
                .tick(seconds(12), List.of(bid(10, 7, 1)), List.of("+1 | " + time(10) + " | 7 | 1"))
                .tick(seconds(12), List.of(bid(10, 7, 1), bid(20, 7, 1)), List.of("+1 | " + time(20) + " | 7 | 1"))
                .rejects(List.of("late at 12000000: +1 | " + bid(10, 7, 1)))
                .run();
        given(spec(BIDS, List.of(1, 2), false, count()), EmitMode.CHANGES, Duration.ofSeconds(2))
                .tick(seconds(11.999999), List.of(bid(10, 7, 1)), List.of("+1 | " + time(10) + " | 7 | 1"))
                .tick(
                        seconds(12),
                        List.of(bid(10, 7, 1)),
                        List.of("-1 | " + time(10) + " | 7 | 1", "+1 | " + time(10) + " | 7 | 2"))
                .run();
    }

    @Test
    void finalEmitsEachGroupOnceWhenItsWindowCloses() {
        given(spec(BIDS, List.of(1, 2), false, count(), sum(3, BIGINT)), EmitMode.FINAL, Duration.ZERO)
                .tick(seconds(9), List.of(bid(20, 7, 1), bid(10, 8, 2), bid(10, 7, 3)), List.of())
                .tick(
                        seconds(10),
                        List.of(bid(10, 8, 4)),
                        List.of("+1 | " + time(10) + " | 8 | 2 | 6", "+1 | " + time(10) + " | 7 | 1 | 3"))
                .tick(seconds(15), List.of(bid(20, 9, 9), bid(30, 1, 1)), List.of())
                .tick(
                        Tick.END_OF_INPUT,
                        List.of(),
                        List.of(
                                "+1 | " + time(20) + " | 7 | 1 | 1",
                                "+1 | " + time(20) + " | 9 | 1 | 9",
                                "+1 | " + time(30) + " | 1 | 1 | 1"))
                .run();
    }

    @Test
    void retractionsCountWhileTheWindowIsOpen() {
        given(spec(BIDS, List.of(1, 2), true, count()), EmitMode.CHANGES, Duration.ZERO)
                .tick(
                        seconds(0),
                        List.of(bid(10, 7, 1), bid(10, 8, 1)),
                        List.of("+1 | " + time(10) + " | 7 | 1", "+1 | " + time(10) + " | 8 | 1"))
                .tick(seconds(10), List.of("-1 | " + bid(10, 7, 1)), List.of("-1 | " + time(10) + " | 7 | 1"))
                .tick(seconds(10), List.of("-1 | " + bid(10, 8, 1)), List.of())
                .rejects(List.of("late at 10000000: -1 | " + bid(10, 8, 1)))
                .run();
        given(spec(BIDS, List.of(1, 2), true, count()), EmitMode.FINAL, Duration.ZERO)
                .tick(seconds(0), List.of(bid(10, 7, 1), bid(10, 8, 1), bid(10, 8, 1)), List.of())
                .tick(
                        seconds(10),
                        List.of("-1 | " + bid(10, 7, 1), "-1 | " + bid(10, 8, 1)),
                        List.of("+1 | " + time(10) + " | 8 | 1"))
                .run();
    }

    @Test
    void anyOfTheWindowColumnsIsEnough() {
        given(
                        spec(BIDS, List.of(0), false, count()),
                        EmitMode.FINAL,
                        new WindowKeys(0, -1, -1, Duration.ofSeconds(10), Duration.ZERO))
                .tick(seconds(9), List.of(bid(10, 7, 1), bid(10, 8, 1)), List.of())
                .tick(seconds(10), List.of(), List.of("+1 | " + time(0) + " | 2"))
                .run();
        given(
                        spec(BIDS, List.of(2, 1, 0), false, count()),
                        EmitMode.CHANGES,
                        new WindowKeys(2, 1, -1, Duration.ofSeconds(10), Duration.ZERO))
                .tick(seconds(0), List.of(bid(10, 7, 1)), List.of("+1 | 7 | " + time(10) + " | " + time(0) + " | 1"))
                .run();
        RowType timed = BatchText.rowType("window_time", SqlType.timestamp(3), "n", BIGINT);
        given(
                        spec(timed, List.of(0), false, sum(1, BIGINT)),
                        EmitMode.FINAL,
                        new WindowKeys(-1, -1, 0, Duration.ofSeconds(10), Duration.ZERO))
                .tick(seconds(10) - 1, List.of("1970-01-01 00:00:09.999 | 5"), List.of())
                .tick(seconds(10), List.of(), List.of("+1 | 1970-01-01 00:00:09.999 | 5"))
                .run();
    }

    @Test
    void closedWindowsLeaveNoState() {
        AggregateSpec spec = spec(BIDS, List.of(1, 2), false, count());
        WindowKeys keys = new WindowKeys(-1, 0, -1, Duration.ofSeconds(10), Duration.ZERO);
        try (OperatorHarness harness = new OperatorHarness(
                BIDS, spec.output(), context -> new WindowedAggregateOperator(spec, keys, EmitMode.CHANGES, context))) {
            harness.batch(bid(10, 1, 1), bid(10, 2, 1), bid(20, 1, 1));
            assertEquals(3, harness.operator().stateRows());
            harness.endTick(seconds(10));
            assertEquals(1, harness.operator().stateRows());
            harness.endTick(Tick.END_OF_INPUT);
            assertEquals(0, harness.operator().stateRows());
        }
    }

    @Test
    void rowsOfManyWindowsMayComeInAnyOrder() {
        List<String> rows = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(bid(10 + i * 7 % 5, i % 2, i));
        }
        for (int window = 0; window < 5; window++) {
            for (int bidder = 0; bidder < 2; bidder++) {
                // The first row of window w is row i with 7 · i = w modulo 5; its bidder comes first.
                int first = window * 3 % 5 % 2;
                expected.add("+1 | " + time(10 + window) + " | " + (first + bidder) % 2 + " | 20");
            }
        }
        given(spec(BIDS, List.of(1, 2), false, count()), EmitMode.CHANGES, Duration.ZERO)
                .tick(rows, expected)
                .run();
    }
}
