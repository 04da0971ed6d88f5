package io.sluice.runtime.expr;

import static io.sluice.runtime.expr.ExprTester.BIGINT;
import static io.sluice.runtime.expr.ExprTester.VARCHAR;
import static io.sluice.runtime.expr.ExprTester.call;
import static io.sluice.runtime.expr.ExprTester.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TimeTest {
    private static final SqlType DATE = SqlType.of(TypeKind.DATE);
    private static final SqlType TIME = new SqlType(TypeKind.TIME, 9, 0, true, List.of());
    private static final SqlType DAYS = SqlType.of(TypeKind.INTERVAL_DAY);
    private static final SqlType MONTHS = SqlType.of(TypeKind.INTERVAL_YEAR);
    private static final SqlType MILLIS = SqlType.timestamp(3);

    private final SplittableRandom random = new SplittableRandom(3);

    private LocalDateTime moment() {
        // Years 1678 to 2262 are what nanoseconds can hold.
        long second = random.nextLong(-9_000_000_000L, 9_000_000_000L);
        LocalDateTime moment = LocalDateTime.ofEpochSecond(second, random.nextInt(1000) * 1_000_000, ZoneOffset.UTC);
        return random.nextInt(5) == 0
                ? moment.with(TemporalAdjusters.lastDayOfMonth()).truncatedTo(ChronoUnit.DAYS)
                : moment;
    }

    private static String text(LocalDateTime moment) {
        int millis = moment.getNano() / 1_000_000;
        String fraction = millis == 0 ? "" : ("." + String.format("%03d", millis)).replaceAll("0+$", "");
        return moment.toLocalDate() + " "
                + String.format("%02d:%02d:%02d", moment.getHour(), moment.getMinute(), moment.getSecond()) + fraction;
    }

    private static Expr unit(String unit) {
        return lit(unit, VARCHAR);
    }

    private void extract(String unit, Function<LocalDateTime, Long> oracle) {
        compare(
                unit,
                (tester, name) -> call(ScalarOp.EXTRACT, BIGINT, unit(name), tester.col(0)),
                t -> oracle.apply(t).toString());
    }

    private void truncate(String unit, Function<LocalDateTime, LocalDateTime> oracle) {
        for (SqlType type : List.of(MILLIS, SqlType.timestamp(6), SqlType.timestamp(9))) {
            compare(
                    type,
                    unit,
                    (tester, name) -> call(ScalarOp.DATE_TRUNC, type, unit(name), tester.col(0)),
                    t -> text(oracle.apply(t)));
        }
    }

    private void compare(
            String unit, BiFunction<ExprTester, String, Expr> expr, Function<LocalDateTime, String> oracle) {
        for (SqlType type : List.of(MILLIS, SqlType.timestamp(6), SqlType.timestamp(9))) {
            compare(type, unit, expr, oracle);
        }
    }

    private void compare(
            SqlType type,
            String unit,
            BiFunction<ExprTester, String, Expr> expr,
            Function<LocalDateTime, String> oracle) {
        ExprTester tester = new ExprTester(type);
        List<String> rows = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            LocalDateTime moment = moment();
            rows.add(text(moment));
            expected.add(oracle.apply(moment));
        }
        assertEquals(expected, tester.run(expr.apply(tester, unit), rows.toArray(String[]::new)), unit + " of " + type);
    }

    @Test
    void extractAgreesWithJavaTime() {
        extract("YEAR", t -> (long) t.getYear());
        extract("quarter", t -> (long) t.get(IsoFields.QUARTER_OF_YEAR));
        extract("MONTH", t -> (long) t.getMonthValue());
        extract("WEEK", t -> (long) t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        extract("ISOYEAR", t -> (long) t.get(IsoFields.WEEK_BASED_YEAR));
        extract("DAY", t -> (long) t.getDayOfMonth());
        extract("DOW", t -> (long) t.getDayOfWeek().getValue() % 7);
        extract("ISODOW", t -> (long) t.getDayOfWeek().getValue());
        extract("DOY", t -> (long) t.getDayOfYear());
        extract("HOUR", t -> (long) t.getHour());
        extract("MINUTE", t -> (long) t.getMinute());
        extract("SECOND", t -> (long) t.getSecond());
        extract("MILLISECOND", t -> t.getSecond() * 1000L + t.get(ChronoField.MILLI_OF_SECOND));
        extract("EPOCH", t -> t.toEpochSecond(ZoneOffset.UTC));
        extract("CENTURY", t -> (t.getYear() + 99) / 100L);
        extract("DECADE", t -> t.getYear() / 10L);
    }

    @Test
    void truncationAgreesWithJavaTime() {
        truncate("second", t -> t.truncatedTo(ChronoUnit.SECONDS));
        truncate("MINUTES", t -> t.truncatedTo(ChronoUnit.MINUTES));
        truncate("hour", t -> t.truncatedTo(ChronoUnit.HOURS));
        truncate("day", t -> t.truncatedTo(ChronoUnit.DAYS));
        truncate("week", t -> t.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        truncate("month", t -> t.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1));
        truncate("quarter", t -> t.truncatedTo(ChronoUnit.DAYS).with(IsoFields.DAY_OF_QUARTER, 1));
        truncate("year", t -> t.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1));
        truncate("decade", t -> LocalDateTime.of(t.getYear() / 10 * 10, 1, 1, 0, 0));
        ExprTester tester = new ExprTester(MILLIS);
        assertEquals(
                List.of("2001-01-01 00:00:00", "1901-01-01 00:00:00"),
                tester.run(
                        call(ScalarOp.DATE_TRUNC, MILLIS, unit("century"), tester.col(0)), "2026-05-05", "2000-12-31"));
    }

    @Test
    void monthsAreClampedToTheirEnd() {
        ExprTester tester = new ExprTester(MILLIS, MONTHS);
        List<String> rows = new ArrayList<>();
        List<String> later = new ArrayList<>();
        List<String> earlier = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            LocalDateTime moment = moment();
            int months = random.nextInt(-500, 500);
            rows.add(text(moment) + " | " + months + " months");
            later.add(text(moment.plusMonths(months)));
            earlier.add(text(moment.minusMonths(months)));
        }
        String[] lines = rows.toArray(String[]::new);
        assertEquals(later, tester.run(call(ScalarOp.TIME_PLUS, MILLIS, tester.col(0), tester.col(1)), lines));
        assertEquals(earlier, tester.run(call(ScalarOp.TIME_MINUS, MILLIS, tester.col(0), tester.col(1)), lines));
        ExprTester dates = new ExprTester(DATE, MONTHS);
        assertEquals(
                List.of("2024-02-29", "2023-02-28", "NULL"),
                dates.run(
                        call(ScalarOp.TIME_PLUS, DATE, dates.col(0), dates.col(1)),
                        "2024-01-31 | 1 month",
                        "2024-02-29 | -1 year",
                        "NULL | 1 month"));
    }

    @Test
    void dayTimeIntervals() {
        ExprTester stamps = new ExprTester(MILLIS, DAYS);
        assertEquals(
                List.of("1970-01-01 00:00:01", "1969-12-31 23:59:59", "NULL", "NULL"),
                stamps.run(
                        call(ScalarOp.TIME_PLUS, MILLIS, stamps.col(0), stamps.col(1)),
                        "1969-12-31 23:59:59 | 2 seconds",
                        "1970-01-01 | -1 seconds",
                        "NULL | 1 day",
                        "1970-01-01 | NULL"));
        Expr fixed = call(ScalarOp.TIME_MINUS, MILLIS, stamps.col(0), lit(4_000_000_000L, DAYS));
        assertEquals(List.of("2026-01-31 09:59:56.5"), stamps.run(fixed, "2026-01-31 10:00:00.5 | NULL"));
        SqlType nanos = SqlType.timestamp(9);
        ExprTester limit = new ExprTester(nanos, DAYS);
        assertEquals(
                List.of("NUMERIC_OVERFLOW", "2262-04-11 00:00:00"),
                limit.run(
                        call(ScalarOp.TIME_PLUS, nanos, limit.col(0), limit.col(1)),
                        "2262-04-11 | 2 days",
                        "2262-04-10 | 1 day"));
        ExprTester dates = new ExprTester(DATE, DAYS);
        assertEquals(
                List.of("2026-03-01", "2026-02-27"),
                dates.run(
                        call(ScalarOp.TIME_PLUS, DATE, dates.col(0), dates.col(1)),
                        "2026-02-28 | 1 day",
                        "2026-02-28 | -00:00:01"));
        ExprTester times = new ExprTester(TIME, DAYS);
        assertEquals(
                List.of("00:30:00", "23:30:00"),
                times.run(
                        call(ScalarOp.TIME_PLUS, TIME, times.col(0), times.col(1)),
                        "23:30 | 1 hour",
                        "00:30 | -1 hour"));
    }

    @Test
    void differences() {
        ExprTester stamps = new ExprTester(MILLIS, MILLIS);
        assertEquals(
                List.of("1 day 00:00:00.5", "-00:00:01", "NULL"),
                stamps.run(
                        call(ScalarOp.TIME_DIFFERENCE, DAYS, stamps.col(0), stamps.col(1)),
                        "2026-01-02 00:00:00.5 | 2026-01-01",
                        "1969-12-31 23:59:59 | 1970-01-01",
                        "NULL | 1970-01-01"));
        for (ChronoUnit unit : List.of(
                ChronoUnit.SECONDS,
                ChronoUnit.MINUTES,
                ChronoUnit.HOURS,
                ChronoUnit.DAYS,
                ChronoUnit.WEEKS,
                ChronoUnit.MONTHS,
                ChronoUnit.YEARS)) {
            List<String> rows = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                LocalDateTime from = moment();
                LocalDateTime to = random.nextBoolean() ? moment() : from.plusDays(random.nextInt(-70, 70));
                if (unit.compareTo(ChronoUnit.WEEKS) > 0) {
                    from = from.truncatedTo(ChronoUnit.DAYS);
                    to = to.truncatedTo(ChronoUnit.DAYS);
                }
                rows.add(text(from) + " | " + text(to));
                expected.add(String.valueOf(unit.between(from, to)));
            }
            Expr difference = call(ScalarOp.TIMESTAMP_DIFF, BIGINT, unit(unit.name()), stamps.col(0), stamps.col(1));
            assertEquals(expected, stamps.run(difference, rows.toArray(String[]::new)), unit.name());
        }
    }

    @Test
    void aMonthIsWholeWhenDayAndTimeAreReached() {
        ExprTester stamps = new ExprTester(MILLIS, MILLIS);
        assertEquals(
                List.of("0", "1", "1", "-1", "0"),
                stamps.run(
                        call(ScalarOp.TIMESTAMP_DIFF, BIGINT, unit("MONTH"), stamps.col(0), stamps.col(1)),
                        "2026-01-15 10:00 | 2026-02-15 09:59:59",
                        "2026-01-15 10:00 | 2026-02-15 10:00",
                        "2026-01-31 10:00 | 2026-03-01 09:00",
                        "2026-02-15 10:00 | 2026-01-15 10:00",
                        "2026-02-15 10:00 | 2026-01-15 10:00:01"));
    }

    @Test
    void intervalArithmetic() {
        ExprTester days = new ExprTester(DAYS, BIGINT);
        assertEquals(
                List.of("3 days", "NUMERIC_OVERFLOW"),
                days.run(
                        call(ScalarOp.INTERVAL_TIMES, DAYS, days.col(0), days.col(1)),
                        "1 day | 3",
                        "1 day | 9223372036854775807"));
        assertEquals(
                List.of("08:00:00", "DIVISION_BY_ZERO"),
                days.run(call(ScalarOp.DIVIDE, DAYS, days.col(0), days.col(1)), "1 day | 3", "1 day | 0"));
        ExprTester months = new ExprTester(MONTHS, BIGINT);
        assertEquals(
                List.of("2 years 6 months", "NUMERIC_OVERFLOW"),
                months.run(
                        call(ScalarOp.INTERVAL_TIMES, MONTHS, months.col(0), months.col(1)),
                        "1 year 3 months | 2",
                        "1 year | 999999999"));
    }

    @Test
    void fieldsOfDatesTimesAndIntervals() {
        ExprTester tester = new ExprTester(DATE, TIME, DAYS);
        String row = "2026-01-31 | 10:20:30.5 | 2 days 03:04:05.25";
        assertEquals(List.of("31"), tester.run(call(ScalarOp.EXTRACT, BIGINT, unit("DAY"), tester.col(0)), row));
        assertEquals(List.of("0"), tester.run(call(ScalarOp.EXTRACT, BIGINT, unit("HOUR"), tester.col(0)), row));
        assertEquals(List.of("20"), tester.run(call(ScalarOp.EXTRACT, BIGINT, unit("MINUTE"), tester.col(1)), row));
        assertEquals(
                List.of("30500"), tester.run(call(ScalarOp.EXTRACT, BIGINT, unit("MILLISECOND"), tester.col(1)), row));
        assertEquals(List.of("2"), tester.run(call(ScalarOp.EXTRACT, BIGINT, unit("DAY"), tester.col(2)), row));
        assertEquals(List.of("3"), tester.run(call(ScalarOp.EXTRACT, BIGINT, unit("HOUR"), tester.col(2)), row));
        assertEquals(
                List.of("2026-01-01"), tester.run(call(ScalarOp.DATE_TRUNC, DATE, unit("YEAR"), tester.col(0)), row));
        assertEquals(
                List.of("10:00:00"), tester.run(call(ScalarOp.DATE_TRUNC, TIME, unit("HOUR"), tester.col(1)), row));
        assertEquals(
                List.of("2 days 03:00:00"),
                tester.run(call(ScalarOp.DATE_TRUNC, DAYS, unit("HOUR"), tester.col(2)), row));
    }

    @Test
    void theTicksClock() {
        ExprTester tester = new ExprTester(DATE);
        assertEquals(
                List.of("1970-01-01 00:00:00", "1970-01-01 00:00:00"),
                tester.run(call(ScalarOp.CURRENT_TIME_OF_TICK, MILLIS), "2026-01-31", "NULL"));
    }
}
