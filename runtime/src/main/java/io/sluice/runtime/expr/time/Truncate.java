package io.sluice.runtime.expr.time;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.CivilDate;

/** DATE_TRUNC: down to the beginning of the unit; weeks begin on Monday, centuries and millennia with their year 1. */
final class Truncate {
    /** 1969-12-29, the Monday before 1970. */
    private static final long FIRST_MONDAY = -3;

    private Truncate() {}

    /** Null when the type cannot be truncated so. */
    static TimeFunction.Computation of(CalendarUnit unit, SqlType type) {
        TimeScale scale = TimeScale.of(type);
        boolean interval = type.kind() == TypeKind.INTERVAL_DAY;
        if (scale == null) {
            return null;
        }
        boolean hasDate = !interval && type.kind() != TypeKind.TIME;
        if (unit.months() > 0) {
            return hasDate ? (args, row) -> months(scale.get(args[1], row), unit, scale) : null;
        }
        if (unit == CalendarUnit.WEEK && hasDate) {
            long perWeek = 7 * scale.unitsPerDay();
            long origin = FIRST_MONDAY * scale.unitsPerDay();
            return (args, row) -> {
                long value = scale.get(args[1], row);
                return value - Math.floorMod(value - origin, perWeek);
            };
        }
        if (unit.nanos() == 0) {
            return null;
        }
        long units = Math.max(1, unit.nanos() / scale.nanosPerUnit());
        if (interval) {
            return (args, row) -> scale.get(args[1], row) / units * units;
        }
        return (args, row) -> {
            long value = scale.get(args[1], row);
            return Math.subtractExact(value, Math.floorMod(value, units));
        };
    }

    private static long months(long value, CalendarUnit unit, TimeScale scale) {
        long date = CivilDate.ofDays(scale.days(value));
        // Years count from 0, centuries and millennia from 1.
        long origin = unit.months() > CalendarUnit.DECADE.months() ? 12 : 0;
        long month = CivilDate.year(date) * 12 + CivilDate.month(date) - 1;
        long first = month - Math.floorMod(month - origin, (long) unit.months());
        long days = CivilDate.toDays(Math.floorDiv(first, 12L), (int) Math.floorMod(first, 12L) + 1, 1);
        return Math.multiplyExact(days, scale.unitsPerDay());
    }
}
