package io.sluice.planner.function.time;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Units of time: how many boundaries lie between two times, and fixed steps from an origin. */
final class TimeUnits {
    private static final long NANOS_PER_MICRO = 1_000;
    /** A Monday, so that weeks start where people expect it. */
    private static final LocalDateTime ORIGIN = LocalDateTime.of(2000, 1, 3, 0, 0);

    private static final LocalDateTime MONTH_ORIGIN = LocalDateTime.of(2000, 1, 1, 0, 0);

    private TimeUnits() {}

    /** How often a boundary of the unit is crossed on the way: from 23:59 to 0:01 is one day. */
    static long boundaries(String unit, LocalDateTime from, LocalDateTime to) {
        String name = unit.toLowerCase(Locale.ROOT);
        return switch (name.endsWith("s") && !name.equals("s") ? name.substring(0, name.length() - 1) : name) {
            case "year" -> (long) to.getYear() - from.getYear();
            case "decade" -> (long) Math.floorDiv(to.getYear(), 10) - Math.floorDiv(from.getYear(), 10);
            case "century", "centurie" ->
                (long) Math.floorDiv(to.getYear() - 1, 100) - Math.floorDiv(from.getYear() - 1, 100);
            case "quarter" -> Math.floorDiv(months(to), 3) - Math.floorDiv(months(from), 3);
            case "month" -> months(to) - months(from);
            case "week" -> Math.floorDiv(days(to) + 3, 7) - Math.floorDiv(days(from) + 3, 7);
            case "day" -> days(to) - days(from);
            case "hour" -> units(to, 3600) - units(from, 3600);
            case "minute" -> units(to, 60) - units(from, 60);
            case "second" -> units(to, 1) - units(from, 1);
            case "millisecond" -> fractions(to, 1_000) - fractions(from, 1_000);
            case "microsecond" -> fractions(to, 1_000_000) - fractions(from, 1_000_000);
            default -> throw new IllegalArgumentException("\"" + unit + "\" is not a unit of time");
        };
    }

    private static long months(LocalDateTime time) {
        return time.getYear() * 12L + time.getMonthValue() - 1;
    }

    private static long days(LocalDateTime time) {
        return time.toLocalDate().toEpochDay();
    }

    private static long units(LocalDateTime time, long seconds) {
        return Math.floorDiv(time.toEpochSecond(ZoneOffset.UTC), seconds);
    }

    private static long fractions(LocalDateTime time, long perSecond) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), perSecond),
                time.getNano() / (1_000_000_000L / perSecond));
    }

    /** The last step of {@code nanos} from the origin that is not after the time. */
    static LocalDateTime bin(long nanos, LocalDateTime time, LocalDateTime origin) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("the interval must be longer than nothing");
        }
        Duration distance = Duration.between(origin, time);
        if (nanos % NANOS_PER_MICRO == 0) {
            long width = nanos / NANOS_PER_MICRO;
            long micros = Math.addExact(
                    Math.multiplyExact(distance.getSeconds(), 1_000_000L), distance.getNano() / NANOS_PER_MICRO);
            return origin.plus(Math.multiplyExact(Math.floorDiv(micros, width), width), ChronoUnit.MICROS);
        }
        return origin.plusNanos(Math.multiplyExact(Math.floorDiv(distance.toNanos(), nanos), nanos));
    }

    static LocalDateTime bin(long nanos, LocalDateTime time) {
        return bin(nanos, time, ORIGIN);
    }

    static LocalDateTime binMonths(int months, LocalDateTime time) {
        return binMonths(months, time, MONTH_ORIGIN);
    }

    static LocalDateTime binMonths(int months, LocalDateTime time, LocalDateTime origin) {
        if (months <= 0) {
            throw new IllegalArgumentException("the interval must be longer than nothing");
        }
        long distance = ChronoUnit.MONTHS.between(origin, time);
        LocalDateTime bin = origin.plusMonths(Math.floorDiv(distance, months) * (long) months);
        return bin.isAfter(time) ? bin.minusMonths(months) : bin;
    }

    static LocalDateTime lastDay(LocalDateTime time) {
        return time.with(TemporalAdjusters.lastDayOfMonth());
    }
}
