package io.sluice.runtime.expr.time;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;

/** A timestamp plus or minus a day-time interval, as every watermark and window needs it. Parts of a unit are cut off. */
final class TimeShift implements Kernel {
    private final SqlType type;
    private final long nanosPerUnit;
    private final int sign;

    /** @param sign 1 to add, −1 to subtract */
    TimeShift(SqlType type, int sign) {
        this.type = type;
        this.nanosPerUnit = 1_000_000_000L / type.timeUnit().perSecond();
        this.sign = sign;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        long times = args[0].data();
        long stride = args[0].stride(8);
        long constant = args[1].isConstant() ? shift(args[1], 0) : 0;
        long overflow = 0;
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            long out = target.data();
            for (int i = 0; i < rowCount; i++) {
                long time = Memory.getLong(times + stride * i);
                long shift = args[1].isConstant() ? constant : shift(args[1], i);
                long sum = time + shift;
                overflow |= (time ^ sum) & (shift ^ sum);
                Memory.putLong(out + 8L * i, sum);
            }
            if (overflow < 0) {
                findFailures(args, rowCount, target, context);
            }
            return target.build();
        }
    }

    private long shift(Operand interval, int row) {
        return sign * (Memory.getLong(interval.data() + interval.stride(8) * row) / nanosPerUnit);
    }

    private void findFailures(Operand[] args, int rowCount, NewColumn target, KernelContext context) {
        for (int row = 0; row < rowCount; row++) {
            long time = Memory.getLong(args[0].data() + args[0].stride(8) * row);
            long shift = shift(args[1], row);
            long sum = time + shift;
            if (!Nulls.any(args, row) && ((time ^ sum) & (shift ^ sum)) < 0) {
                context.fail(row, ErrorCode.NUMERIC_OVERFLOW, "the time does not fit " + type);
                target.setNull(row);
            }
        }
    }
}
