package io.sluice.runtime.expr.time;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.CivilDate;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.Operand;

/** Chooses the kernel of a function of times. */
public final class TimeKernels {
    private TimeKernels() {}

    /** Null when the function does not take such arguments. */
    public static Kernel of(Call call) {
        SqlType first = call.args().get(0).type();
        SqlType second = call.args().get(1).type();
        String name = call.op().symbol();
        return switch (call.op()) {
            case TIME_PLUS -> shift(name, call.type(), first, second, 1);
            case TIME_MINUS -> shift(name, call.type(), first, second, -1);
            case TIME_DIFFERENCE -> difference(name, call.type(), first);
            case INTERVAL_TIMES ->
                new TimeFunction(
                        name, call.type(), (args, row) -> Math.multiplyExact(whole(args[0], row), whole(args[1], row)));
            case DIVIDE -> new IntervalQuotient(call.type());
            case DATE_BIN -> computed(call, Bin.of(call));
            case EXTRACT, DATE_TRUNC, TIMESTAMP_DIFF -> withUnit(call, second);
            default -> null;
        };
    }

    private static Kernel withUnit(Call call, SqlType time) {
        CalendarUnit unit = call.args().get(0) instanceof Literal literal && literal.value() instanceof String text
                ? CalendarUnit.named(text)
                : null;
        if (unit == null) {
            return null;
        }
        TimeFunction.Computation computation = switch (call.op()) {
            case EXTRACT -> Extract.of(unit, time);
            case DATE_TRUNC -> Truncate.of(unit, time);
            default -> Difference.of(unit, time);
        };
        return computed(call, computation);
    }

    private static Kernel computed(Call call, TimeFunction.Computation computation) {
        return computation == null ? null : new TimeFunction(call.op().symbol(), call.type(), computation);
    }

    private static Kernel shift(String name, SqlType type, SqlType time, SqlType interval, int sign) {
        boolean months = interval.kind() == TypeKind.INTERVAL_YEAR;
        if (!months && interval.kind() != TypeKind.INTERVAL_DAY) {
            return null;
        }
        if (time.kind() == interval.kind()) {
            return new TimeFunction(
                    name, type, (args, row) -> Math.addExact(whole(args[0], row), sign * whole(args[1], row)));
        }
        if (time.kind().isTimestamp() && !months) {
            return new TimeShift(type, sign);
        }
        TimeScale scale = TimeScale.of(time);
        if (scale == null || time.kind() == TypeKind.INTERVAL_DAY) {
            return null;
        }
        if (months) {
            return new TimeFunction(name, type, (args, row) -> {
                long value = scale.get(args[0], row);
                return time.kind() == TypeKind.TIME ? value : plusMonths(value, scale, sign * whole(args[1], row));
            });
        }
        return time.kind() == TypeKind.DATE
                ? new TimeFunction(
                        name,
                        type,
                        (args, row) -> whole(args[0], row)
                                + Math.floorDiv(sign * whole(args[1], row), CalendarUnit.NANOS_PER_DAY))
                : new TimeFunction(
                        name,
                        type,
                        (args, row) -> Math.floorMod(
                                whole(args[0], row) + sign * (whole(args[1], row) % CalendarUnit.NANOS_PER_DAY),
                                CalendarUnit.NANOS_PER_DAY));
    }

    private static long plusMonths(long value, TimeScale scale, long months) {
        long days = CivilDate.plusMonths(scale.days(value), months);
        return Math.addExact(Math.multiplyExact(days, scale.unitsPerDay()), scale.timeOfDay(value));
    }

    private static Kernel difference(String name, SqlType type, SqlType time) {
        TimeScale scale = TimeScale.of(time);
        if (scale == null) {
            return null;
        }
        return new TimeFunction(name, type, (args, row) -> {
            long units = Math.subtractExact(scale.get(args[0], row), scale.get(args[1], row));
            return Math.multiplyExact(units, scale.nanosPerUnit());
        });
    }

    private static long whole(Operand operand, int row) {
        int width = ColumnTypes.byteWidth(operand.type());
        return Integers.get(operand.data() + operand.stride(width) * row, width);
    }
}
