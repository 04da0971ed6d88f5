package io.sluice.runtime.expr.time;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.sql.diagnostic.ErrorCode;

/** An interval divided by an integer, cut toward zero. */
record IntervalQuotient(SqlType type) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        int width = ColumnTypes.byteWidth(type);
        int divisorWidth = ColumnTypes.byteWidth(args[1].type());
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int row = 0; row < rowCount; row++) {
                long interval = Integers.get(args[0].data() + args[0].stride(width) * row, width);
                long divisor = Integers.get(args[1].data() + args[1].stride(divisorWidth) * row, divisorWidth);
                Integers.put(target.data() + (long) width * row, width, divisor == 0 ? 0 : interval / divisor);
                if (divisor == 0 && !Nulls.any(args, row)) {
                    context.fail(row, ErrorCode.DIVISION_BY_ZERO, "an interval / 0");
                    target.setNull(row);
                }
            }
            return target.build();
        }
    }
}
