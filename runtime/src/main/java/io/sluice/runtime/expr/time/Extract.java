package io.sluice.runtime.expr.time;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.CivilDate;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;

/** EXTRACT: fields of dates, times and intervals. SECOND and the units below it count within the minute. */
final class Extract {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Extract() {}

    /** Null when the type has no such field. */
    static TimeFunction.Computation of(CalendarUnit unit, SqlType type) {
        if (type.kind() == TypeKind.INTERVAL_YEAR) {
            return ofMonths(unit);
        }
        TimeScale scale = TimeScale.of(type);
        if (scale == null) {
            return null;
        }
        if (type.kind() == TypeKind.INTERVAL_DAY) {
            return unit.months() > 0 || unit.nanos() > CalendarUnit.NANOS_PER_DAY || isDateField(unit)
                    ? null
                    : (args, row) -> ofInterval(unit, scale.get(args[1], row));
        }
        boolean dateField = unit.months() > 0 || unit.nanos() >= CalendarUnit.NANOS_PER_DAY || isDateField(unit);
        if (type.kind() == TypeKind.TIME && dateField) {
            return null;
        }
        return dateField
                ? (args, row) -> ofDays(unit, scale.days(scale.get(args[1], row)))
                : (args, row) -> ofTime(unit, scale.get(args[1], row), scale);
    }

    private static boolean isDateField(CalendarUnit unit) {
        return switch (unit) {
            case DOW, ISODOW, DOY, ISOYEAR -> true;
            default -> false;
        };
    }

    private static TimeFunction.Computation ofMonths(CalendarUnit unit) {
        int width = ColumnTypes.byteWidth(SqlType.of(TypeKind.INTERVAL_YEAR));
        return switch (unit) {
            case YEAR -> (args, row) -> Integers.get(args[1].data() + args[1].stride(width) * row, width) / 12;
            case MONTH -> (args, row) -> Integers.get(args[1].data() + args[1].stride(width) * row, width) % 12;
            default -> null;
        };
    }

    private static long ofInterval(CalendarUnit unit, long nanos) {
        return switch (unit) {
            case DAY -> nanos / CalendarUnit.NANOS_PER_DAY;
            case HOUR -> nanos / unit.nanos() % 24;
            case MINUTE -> nanos / unit.nanos() % 60;
            case SECOND -> nanos / NANOS_PER_SECOND % 60;
            case EPOCH -> nanos / NANOS_PER_SECOND;
            default -> nanos % CalendarUnit.MINUTE.nanos() / unit.nanos();
        };
    }

    private static long ofTime(CalendarUnit unit, long value, TimeScale scale) {
        long nanos = scale.timeOfDay(value) * scale.nanosPerUnit();
        return switch (unit) {
            case HOUR -> nanos / unit.nanos();
            case MINUTE -> nanos / unit.nanos() % 60;
            case SECOND -> nanos / NANOS_PER_SECOND % 60;
            case EPOCH -> scale.days(value) * 86_400 + nanos / NANOS_PER_SECOND;
            default -> nanos % CalendarUnit.MINUTE.nanos() / unit.nanos();
        };
    }

    private static long ofDays(CalendarUnit unit, long days) {
        long date = CivilDate.ofDays(days);
        long year = CivilDate.year(date);
        return switch (unit) {
            case DAY -> CivilDate.day(date);
            case WEEK -> isoWeek(days);
            case MONTH -> CivilDate.month(date);
            case QUARTER -> (CivilDate.month(date) + 2) / 3;
            case YEAR -> year;
            case DECADE -> Math.floorDiv(year, 10);
            case CENTURY -> year > 0 ? (year + 99) / 100 : year / 100 - 1;
            case MILLENNIUM -> year > 0 ? (year + 999) / 1000 : year / 1000 - 1;
            case DOW -> Math.floorMod(days + 4, 7);
            case ISODOW -> isoDay(days);
            case DOY -> days - CivilDate.toDays(year, 1, 1) + 1;
            default -> isoYear(days);
        };
    }

    private static long isoDay(long days) {
        return Math.floorMod(days + 3, 7) + 1;
    }

    /** A week belongs to the year of its Thursday. */
    private static long isoYear(long days) {
        return CivilDate.year(CivilDate.ofDays(days - isoDay(days) + 4));
    }

    private static long isoWeek(long days) {
        long thursday = days - isoDay(days) + 4;
        return (thursday - CivilDate.toDays(CivilDate.year(CivilDate.ofDays(thursday)), 1, 1)) / 7 + 1;
    }
}
