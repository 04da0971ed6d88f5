package io.sluice.planner.function.time;

import static io.sluice.planner.function.JavaFunction.of;
import static io.sluice.planner.function.Parameter.DURATION;
import static io.sluice.planner.function.Parameter.INSTANT;
import static io.sluice.planner.function.Parameter.LOCAL;
import static io.sluice.planner.function.Parameter.MOMENT;
import static io.sluice.planner.function.Parameter.MONTHS;
import static io.sluice.planner.function.Parameter.NUMBER;
import static io.sluice.planner.function.Parameter.TEXT;
import static io.sluice.planner.function.Parameter.WHOLE;

import io.sluice.planner.function.JavaFunction;
import io.sluice.planner.function.Result;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The functions of dates and times that have no kernel. */
public final class TimeFunctions {
    private static final Result<LocalDateTime> MILLIS_INSTANT =
            Result.moment(new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, true, List.of()));
    private static final String SECONDS = "yyyy-MM-dd HH:mm:ss";

    public static final List<JavaFunction> ALL = all();

    private TimeFunctions() {}

    private static List<JavaFunction> all() {
        List<JavaFunction> all = new ArrayList<>();
        formats(all);
        epochs(all);
        steps(all);
        zones(all);
        intervals(all);
        return List.copyOf(all);
    }

    private static void formats(List<JavaFunction> all) {
        all.add(of(
                "TO_CHAR",
                Result.TEXT,
                MOMENT,
                TEXT,
                (t, f) -> TimeFormats.psql(f).format(t)));
        all.add(of(
                "STRFTIME",
                Result.TEXT,
                MOMENT,
                TEXT,
                (t, f) -> TimeFormats.c(f).format(t)));
        all.add(of(
                "DATE_FORMAT",
                Result.TEXT,
                MOMENT,
                TEXT,
                (t, f) -> TimeFormats.java(f).format(t)));
        all.add(of(
                "STRPTIME",
                Result.TIMESTAMP,
                TEXT,
                TEXT,
                (s, f) -> TimeFormats.c(f).parse(s)));
        all.add(of("TRY_STRPTIME", Result.TIMESTAMP, TEXT, TEXT, (s, f) -> tryParse(TimeFormats.c(f), s)));
        all.add(of("TO_DATE", Result.DATE, TEXT, s -> LocalDate.parse(s.trim())));
        all.add(of(
                "TO_DATE",
                Result.DATE,
                TEXT,
                TEXT,
                (s, f) -> TimeFormats.psql(f).parse(s).toLocalDate()));
        all.add(of(
                "TO_TIMESTAMP",
                Result.TIMESTAMP,
                TEXT,
                s -> LocalDateTime.parse(s.trim().replace(' ', 'T'))));
        all.add(of(
                "TO_TIMESTAMP",
                Result.TIMESTAMP,
                TEXT,
                TEXT,
                (s, f) -> TimeFormats.psql(f).parse(s)));
        all.add(of("TO_TIMESTAMP", Result.INSTANT, NUMBER, Epochs::ofSeconds));
        all.add(of("DAYNAME", Result.TEXT, MOMENT, TimePiece.DAY_NAME::name));
        all.add(of("MONTHNAME", Result.TEXT, MOMENT, TimePiece.MONTH_NAME::name));
        all.add(of("LAST_DAY", Result.DATE, MOMENT, t -> TimeUnits.lastDay(t).toLocalDate()));
        all.add(of("MAKE_DATE", Result.DATE, WHOLE, WHOLE, WHOLE, TimeFunctions::date));
        all.add(of("MAKE_TIME", Result.TIME, WHOLE, WHOLE, NUMBER, TimeFunctions::time));
        all.add(of(
                "MAKE_TIMESTAMP",
                Result.TIMESTAMP,
                WHOLE,
                WHOLE,
                WHOLE,
                (y, m, d) -> date(y, m, d).atStartOfDay()));
        all.add(JavaFunction.of(
                "MAKE_TIMESTAMP",
                Result.TIMESTAMP,
                WHOLE,
                WHOLE,
                WHOLE,
                WHOLE,
                WHOLE,
                NUMBER,
                (y, m, d, h, min, s) -> date(y, m, d).atTime(time(h, min, s))));
    }

    private static LocalDateTime tryParse(TimeFormat format, String text) {
        try {
            return format.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static LocalDate date(long year, long month, long day) {
        try {
            return LocalDate.of(Math.toIntExact(year), Math.toIntExact(month), Math.toIntExact(day));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("there is no date " + year + "-" + month + "-" + day, e);
        }
    }

    private static LocalTime time(long hour, long minute, double second) {
        long micros = Math.round(second * 1e6);
        try {
            if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || micros >= 60_000_000) {
                throw new DateTimeException("out of range");
            }
            return LocalTime.ofNanoOfDay((hour * 3600 + minute * 60) * 1_000_000_000L + micros * 1000);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("there is no time " + hour + ":" + minute + ":" + second, e);
        }
    }

    private static void epochs(List<JavaFunction> all) {
        all.add(of("EPOCH", Result.NUMBER, MOMENT, Epochs::seconds));
        all.add(of("UNIX_TIMESTAMP", Result.WHOLE, MOMENT, t -> Epochs.units(t, 1)));
        all.add(of(
                "UNIX_TIMESTAMP",
                Result.WHOLE,
                TEXT,
                s -> Epochs.units(TimeFormats.java(SECONDS).parse(s), 1)));
        all.add(of(
                "UNIX_TIMESTAMP",
                Result.WHOLE,
                TEXT,
                TEXT,
                (s, f) -> Epochs.units(TimeFormats.java(f).parse(s), 1)));
        all.add(of(
                "FROM_UNIXTIME",
                Result.TEXT,
                WHOLE,
                n -> TimeFormats.java(SECONDS).format(Epochs.ofUnits(n, 1))));
        all.add(of(
                "FROM_UNIXTIME",
                Result.TEXT,
                WHOLE,
                TEXT,
                (n, f) -> TimeFormats.java(f).format(Epochs.ofUnits(n, 1))));
        all.add(of("TO_TIMESTAMP_LTZ", MILLIS_INSTANT, WHOLE, WHOLE, TimeFunctions::instant));
        all.add(of("TO_TIMESTAMP_LTZ", MILLIS_INSTANT, WHOLE, n -> Epochs.ofUnits(n, 1_000)));
        all.add(of(
                "TO_TIMESTAMP_LTZ",
                MILLIS_INSTANT,
                TEXT,
                s -> LocalDateTime.parse(s.trim().replace(' ', 'T'))));
        all.add(of(
                "TO_TIMESTAMP_LTZ",
                MILLIS_INSTANT,
                TEXT,
                TEXT,
                (s, f) -> TimeFormats.psql(f).parse(s)));
        Map<String, Long> units = Map.of("MS", 1_000L, "US", 1_000_000L, "NS", 1_000_000_000L);
        units.forEach((name, perSecond) -> {
            all.add(of("EPOCH_" + name, Result.WHOLE, MOMENT, t -> Epochs.units(t, perSecond)));
            all.add(of("EPOCH_" + name, Result.TIMESTAMP, WHOLE, n -> Epochs.ofUnits(n, perSecond)));
        });
        Map.of("SECONDS", 1L, "MILLIS", 1_000L, "MICROS", 1_000_000L).forEach((name, perSecond) -> {
            all.add(of("UNIX_" + name, Result.WHOLE, MOMENT, t -> Epochs.units(t, perSecond)));
            all.add(of("TIMESTAMP_" + name, Result.TIMESTAMP, WHOLE, n -> Epochs.ofUnits(n, perSecond)));
        });
    }

    private static LocalDateTime instant(long number, long precision) {
        if (precision != 0 && precision != 3) {
            throw new IllegalArgumentException("TO_TIMESTAMP_LTZ takes the precision 0 (seconds) or 3 (milliseconds)");
        }
        return Epochs.ofUnits(number, precision == 0 ? 1 : 1_000);
    }

    private static void steps(List<JavaFunction> all) {
        for (String name : List.of("DATE_BIN", "TIME_BUCKET")) {
            all.add(of(name, Result.momentLike(1), DURATION, MOMENT, TimeUnits::bin));
            all.add(of(name, Result.momentLike(1), DURATION, MOMENT, MOMENT, TimeUnits::bin));
            all.add(of(name, Result.momentLike(1), MONTHS, MOMENT, TimeUnits::binMonths));
            all.add(of(name, Result.momentLike(1), MONTHS, MOMENT, MOMENT, TimeUnits::binMonths));
        }
        for (String name : List.of("DATE_DIFF", "DATEDIFF")) {
            all.add(of(name, Result.WHOLE, TEXT, MOMENT, MOMENT, TimeUnits::boundaries));
        }
        all.add(of("DATE_ADD", Result.momentLike(0), MOMENT, DURATION, LocalDateTime::plusNanos));
        all.add(of("DATE_ADD", Result.momentLike(0), MOMENT, MONTHS, (t, m) -> t.plusMonths(m)));
        all.add(of("DATE_ADD", Result.momentLike(0), MOMENT, WHOLE, LocalDateTime::plusDays));
        all.add(of("DATE_SUB", Result.momentLike(0), MOMENT, DURATION, LocalDateTime::minusNanos));
        all.add(of("DATE_SUB", Result.momentLike(0), MOMENT, MONTHS, (t, m) -> t.minusMonths(m)));
        all.add(of("DATE_SUB", Result.momentLike(0), MOMENT, WHOLE, LocalDateTime::minusDays));
        all.add(of("ADD_MONTHS", Result.momentLike(0), MOMENT, WHOLE, LocalDateTime::plusMonths));
    }

    private static void zones(List<JavaFunction> all) {
        all.add(of("TIMEZONE", Result.INSTANT, TEXT, LOCAL, (zone, t) -> Zones.toUtc(t, zone)));
        all.add(of("TIMEZONE", Result.TIMESTAMP, TEXT, INSTANT, (zone, t) -> Zones.fromUtc(t, zone)));
        all.add(of("FROM_UTC_TIMESTAMP", Result.TIMESTAMP, MOMENT, TEXT, Zones::fromUtc));
        all.add(of("TO_UTC_TIMESTAMP", Result.TIMESTAMP, MOMENT, TEXT, Zones::toUtc));
        all.add(of("CONVERT_TZ", Result.TIMESTAMP, MOMENT, TEXT, TEXT, Zones::between));
        all.add(of("CONVERT_TZ", Result.TEXT, TEXT, TEXT, TEXT, (s, from, to) -> {
            TimeFormat format = TimeFormats.java(SECONDS);
            return format.format(Zones.between(format.parse(s), from, to));
        }));
    }

    private static void intervals(List<JavaFunction> all) {
        Result<Long> duration = Result.fixed(SqlType.of(TypeKind.INTERVAL_DAY));
        Result<Integer> months = Result.fixed(SqlType.of(TypeKind.INTERVAL_YEAR));
        Map.of(
                        "TO_MICROSECONDS", 1_000L,
                        "TO_MILLISECONDS", 1_000_000L,
                        "TO_SECONDS", 1_000_000_000L,
                        "TO_MINUTES", 60_000_000_000L,
                        "TO_HOURS", 3_600_000_000_000L,
                        "TO_DAYS", 86_400_000_000_000L,
                        "TO_WEEKS", 7 * 86_400_000_000_000L)
                .forEach((name, nanos) -> all.add(of(name, duration, WHOLE, n -> Math.multiplyExact(n, nanos))));
        all.add(of("TO_MONTHS", months, WHOLE, Math::toIntExact));
        all.add(of("TO_YEARS", months, WHOLE, n -> Math.toIntExact(Math.multiplyExact(n, 12L))));
    }
}
