package io.sluice.runtime.expr.time;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.SqlType;

/** DATE_BIN: down to the last step of a fixed width from an origin. */
final class Bin {
    private Bin() {}

    /** Null unless the width is a constant of whole units of the time. */
    static TimeFunction.Computation of(Call call) {
        SqlType time = call.args().get(1).type();
        TimeScale scale = TimeScale.of(time);
        if (scale == null
                || !(call.args().get(0) instanceof Literal width)
                || !(width.value() instanceof Long nanos)
                || nanos % scale.nanosPerUnit() != 0) {
            return null;
        }
        long units = nanos / scale.nanosPerUnit();
        return (args, row) -> {
            long value = scale.get(args[1], row);
            long distance = Math.subtractExact(value, scale.get(args[2], row));
            return Math.subtractExact(value, Math.floorMod(distance, units));
        };
    }
}
