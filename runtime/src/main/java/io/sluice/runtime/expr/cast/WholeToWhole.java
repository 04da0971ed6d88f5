package io.sluice.runtime.expr.cast;

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

/** Integers of one width to another. */
record WholeToWhole(SqlType type, boolean safe) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand arg = args[0];
        int from = ColumnTypes.byteWidth(arg.type());
        int to = ColumnTypes.byteWidth(type);
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            boolean good = true;
            for (int i = 0; i < rowCount; i++) {
                long value = Integers.get(arg.data() + arg.stride(from) * i, from);
                good &= Integers.fits(value, to);
                Integers.put(target.data() + (long) to * i, to, value);
            }
            for (int row = 0; !good && row < rowCount; row++) {
                long value = Integers.get(arg.data() + arg.stride(from) * row, from);
                if (!arg.isNull(row) && !Integers.fits(value, to)) {
                    target.setNull(row);
                    if (!safe) {
                        context.fail(row, ErrorCode.NUMERIC_OVERFLOW, value + " does not fit " + type);
                    }
                }
            }
            return target.build();
        }
    }
}
