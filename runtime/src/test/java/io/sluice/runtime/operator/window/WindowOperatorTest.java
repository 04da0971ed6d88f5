package io.sluice.runtime.operator.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.BatchText;
import io.sluice.runtime.operator.OperatorCase;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowOperatorTest {
    private static OperatorCase given(int precision, WindowSpec window) {
        SqlType time = SqlType.timestamp(precision);
        RowType input = BatchText.rowType("id", SqlType.bigint(), "ts", time);
        RowType output = input.append(List.of(
                new Field("window_start", time), new Field("window_end", time), new Field("window_time", time)));
        return new OperatorCase(input, output, context -> new WindowOperator(window, 1, time, context)).ticksMatter();
    }

    private static WindowSpec tumble(Duration size) {
        return new WindowSpec(WindowSpec.Kind.TUMBLE, size, size, Duration.ZERO, Duration.ZERO);
    }

    private static WindowSpec hop(Duration slide, Duration size) {
        return new WindowSpec(WindowSpec.Kind.HOP, size, slide, Duration.ZERO, Duration.ZERO);
    }

    private static String row(String id, String time, String start, String end, String windowTime) {
        return id + " | " + time + " | " + start + " | " + end + " | " + windowTime;
    }

    @Test
    void aTumblingWindowHoldsItsStartButNotItsEnd() {
        given(3, tumble(Duration.ofSeconds(10)))
                .tick(
                        List.of(
                                "1 | 2020-01-01 00:00:00",
                                "-1 | 2 | 2020-01-01 00:00:09.999",
                                "3 | 2020-01-01 00:00:10"),
                        List.of(
                                "+1 | "
                                        + row(
                                                "1",
                                                "2020-01-01 00:00:00",
                                                "2020-01-01 00:00:00",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:09.999"),
                                "-1 | "
                                        + row(
                                                "2",
                                                "2020-01-01 00:00:09.999",
                                                "2020-01-01 00:00:00",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:09.999"),
                                "+1 | "
                                        + row(
                                                "3",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:20",
                                                "2020-01-01 00:00:19.999")))
                .run();
    }

    @Test
    void windowsBefore1970BeginBeforeTheirRows() {
        given(6, tumble(Duration.ofMinutes(1)))
                .tick(
                        List.of("1 | 1969-12-31 23:59:59.999999"),
                        List.of("+1 | "
                                + row(
                                        "1",
                                        "1969-12-31 23:59:59.999999",
                                        "1969-12-31 23:59:00",
                                        "1970-01-01 00:00:00",
                                        "1969-12-31 23:59:59.999999")))
                .run();
    }

    @Test
    void nanosecondsAndAnOffsetShiftTheWindows() {
        WindowSpec shifted = new WindowSpec(
                WindowSpec.Kind.TUMBLE,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMinutes(15),
                Duration.ZERO);
        given(9, shifted)
                .tick(
                        List.of("1 | 2020-01-01 00:14:59.999999999"),
                        List.of("+1 | "
                                + row(
                                        "1",
                                        "2020-01-01 00:14:59.999999999",
                                        "2019-12-31 23:15:00",
                                        "2020-01-01 00:15:00",
                                        "2020-01-01 00:14:59.999999999")))
                .run();
    }

    @Test
    void aHoppingWindowTakesARowOncePerWindowEarliestFirst() {
        given(0, hop(Duration.ofSeconds(2), Duration.ofSeconds(6)))
                .tick(
                        List.of("1 | 2020-01-01 00:00:07"),
                        List.of(
                                "+1 | "
                                        + row(
                                                "1",
                                                "2020-01-01 00:00:07",
                                                "2020-01-01 00:00:02",
                                                "2020-01-01 00:00:08",
                                                "2020-01-01 00:00:07.999"),
                                "+1 | "
                                        + row(
                                                "1",
                                                "2020-01-01 00:00:07",
                                                "2020-01-01 00:00:04",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:09.999"),
                                "+1 | "
                                        + row(
                                                "1",
                                                "2020-01-01 00:00:07",
                                                "2020-01-01 00:00:06",
                                                "2020-01-01 00:00:12",
                                                "2020-01-01 00:00:11.999")))
                .run();
    }

    @Test
    void aSizeThatIsNoMultipleOfTheSlideGivesSomeRowsAWindowLess() {
        given(0, hop(Duration.ofSeconds(4), Duration.ofSeconds(6)))
                .tick(
                        List.of("1 | 2020-01-01 00:00:05", "2 | 2020-01-01 00:00:07"),
                        List.of(
                                "+1 | "
                                        + row(
                                                "1",
                                                "2020-01-01 00:00:05",
                                                "2020-01-01 00:00:00",
                                                "2020-01-01 00:00:06",
                                                "2020-01-01 00:00:05.999"),
                                "+1 | "
                                        + row(
                                                "1",
                                                "2020-01-01 00:00:05",
                                                "2020-01-01 00:00:04",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:09.999"),
                                "+1 | "
                                        + row(
                                                "2",
                                                "2020-01-01 00:00:07",
                                                "2020-01-01 00:00:04",
                                                "2020-01-01 00:00:10",
                                                "2020-01-01 00:00:09.999")))
                .run();
    }

    @Test
    void rowsBetweenWindowsOfALargerSlideBelongToNone() {
        given(0, hop(Duration.ofSeconds(10), Duration.ofSeconds(3)))
                .tick(
                        List.of("1 | 2020-01-01 00:00:02", "2 | 2020-01-01 00:00:05"),
                        List.of("+1 | "
                                + row(
                                        "1",
                                        "2020-01-01 00:00:02",
                                        "2020-01-01 00:00:00",
                                        "2020-01-01 00:00:03",
                                        "2020-01-01 00:00:02.999")))
                .run();
    }

    @Test
    void rowsWithoutATimeAreRejected() {
        given(0, tumble(Duration.ofSeconds(10)))
                .tick(
                        List.of("1 | NULL", "2 | 2020-01-01 00:00:02", "3 | NULL"),
                        List.of("+1 | "
                                + row(
                                        "2",
                                        "2020-01-01 00:00:02",
                                        "2020-01-01 00:00:00",
                                        "2020-01-01 00:00:10",
                                        "2020-01-01 00:00:09.999")))
                .rejects(List.of("NOT_NULL_VIOLATION: +1 | 1 | NULL", "NOT_NULL_VIOLATION: +1 | 3 | NULL"))
                .run();
    }

    @Test
    void aWindowFinerThanItsColumnIsRefused() {
        OperatorContext none = new OperatorContext(null, null, 1);
        SluiceException error = assertThrows(
                SluiceException.class,
                () -> new WindowOperator(tumble(Duration.ofNanos(1500)), 0, SqlType.timestamp(6), none));
        assertEquals(ErrorCode.INVALID_WINDOW, error.code());
    }
}
