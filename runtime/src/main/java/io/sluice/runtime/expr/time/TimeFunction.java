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

/** A function whose result is a whole number of some width, computed row by row in 64 bits. */
final class TimeFunction implements Kernel {
    /** Computes one row. */
    @FunctionalInterface
    interface Computation {
        /**
         * The result for a row without NULLs.
         *
         * @throws ArithmeticException when it needs more than 64 bits
         */
        long compute(Operand[] args, int row);
    }

    private final String name;
    private final SqlType type;
    private final Computation computation;

    TimeFunction(String name, SqlType type, Computation computation) {
        this.name = name;
        this.type = type;
        this.computation = computation;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        int width = ColumnTypes.byteWidth(type);
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int row = 0; row < rowCount; row++) {
                long at = target.data() + (long) width * row;
                if (Nulls.any(args, row)) {
                    Integers.put(at, width, 0);
                    continue;
                }
                try {
                    long result = computation.compute(args, row);
                    Integers.put(at, width, result);
                    if (!Integers.fits(result, width)) {
                        fail(row, target, context);
                    }
                } catch (ArithmeticException e) {
                    Integers.put(at, width, 0);
                    fail(row, target, context);
                }
            }
            return target.build();
        }
    }

    private void fail(int row, NewColumn target, KernelContext context) {
        context.fail(row, ErrorCode.NUMERIC_OVERFLOW, "the result of " + name + " does not fit " + type);
        target.setNull(row);
    }
}
