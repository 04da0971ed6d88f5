package io.sluice.runtime.expr.time;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.CivilDate;

/** TIMESTAMPDIFF: whole units from the second argument to the third, negative when it lies before. */
final class Difference {
    private Difference() {}

    /** Null when the type cannot be measured so. */
    static TimeFunction.Computation of(CalendarUnit unit, SqlType type) {
        TimeScale scale = TimeScale.of(type);
        if (scale == null) {
            return null;
        }
        if (unit.months() > 0) {
            return (args, row) -> months(scale.get(args[1], row), scale.get(args[2], row), scale) / unit.months();
        }
        if (unit.nanos() == 0) {
            return null;
        }
        if (unit.nanos() >= scale.nanosPerUnit()) {
            long units = unit.nanos() / scale.nanosPerUnit();
            return (args, row) -> Math.subtractExact(scale.get(args[2], row), scale.get(args[1], row)) / units;
        }
        long factor = scale.nanosPerUnit() / unit.nanos();
        return (args, row) ->
                Math.multiplyExact(Math.subtractExact(scale.get(args[2], row), scale.get(args[1], row)), factor);
    }

    private static long months(long from, long to, TimeScale scale) {
        long first = CivilDate.ofDays(scale.days(from));
        long last = CivilDate.ofDays(scale.days(to));
        long months =
                (CivilDate.year(last) - CivilDate.year(first)) * 12 + CivilDate.month(last) - CivilDate.month(first);
        // A month is whole once the day and the time of day are reached again.
        int days = CivilDate.day(last) - CivilDate.day(first);
        int order = days != 0 ? days : Long.compare(scale.timeOfDay(to), scale.timeOfDay(from));
        if (months > 0 && order < 0) {
            return months - 1;
        }
        return months < 0 && order > 0 ? months + 1 : months;
    }
}
