package io.sluice.runtime.expr.time;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Operand;

/**
 * How a time type counts.
 *
 * @param nanosPerUnit nanoseconds of one stored unit
 * @param unitsPerDay stored units of a day
 * @param width bytes of a value
 */
record TimeScale(long nanosPerUnit, long unitsPerDay, int width) {
    /** Null for types that are no time of day or date: year-month intervals and everything else. */
    static TimeScale of(SqlType type) {
        int width = ColumnTypes.byteWidth(type);
        return switch (type.kind()) {
            case DATE -> new TimeScale(CalendarUnit.NANOS_PER_DAY, 1, width);
            case TIME, INTERVAL_DAY -> new TimeScale(1, CalendarUnit.NANOS_PER_DAY, width);
            case TIMESTAMP, TIMESTAMP_LTZ -> {
                long perSecond = type.timeUnit().perSecond();
                yield new TimeScale(1_000_000_000L / perSecond, 86_400 * perSecond, width);
            }
            default -> null;
        };
    }

    long get(Operand operand, int row) {
        return Integers.get(operand.data() + operand.stride(width) * row, width);
    }

    long days(long value) {
        return Math.floorDiv(value, unitsPerDay);
    }

    /** In stored units. */
    long timeOfDay(long value) {
        return Math.floorMod(value, unitsPerDay);
    }
}
