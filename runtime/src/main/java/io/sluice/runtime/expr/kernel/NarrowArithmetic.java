package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;

/** +, −, *, / and % of TINYINT, SMALLINT and INTEGER: computed in 64 bits, then checked against the width. */
final class NarrowArithmetic implements Kernel {
    private final ScalarOp op;
    private final SqlType type;
    private final int width;

    NarrowArithmetic(ScalarOp op, SqlType type) {
        this.op = op;
        this.type = type;
        this.width = ColumnTypes.byteWidth(type);
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            long a = args[0].data();
            long b = args[1].data();
            long sa = args[0].stride(width);
            long sb = args[1].stride(width);
            boolean good = true;
            for (int i = 0; i < rowCount; i++) {
                long x = Integers.get(a + sa * i, width);
                long y = Integers.get(b + sb * i, width);
                long result = switch (op) {
                    case PLUS -> x + y;
                    case MINUS -> x - y;
                    case TIMES -> x * y;
                    case DIVIDE -> y == 0 ? Long.MIN_VALUE : x / y;
                    default -> y == 0 ? Long.MIN_VALUE : x % y;
                };
                good &= Integers.fits(result, width);
                Integers.put(target.data() + (long) width * i, width, result);
            }
            if (!good) {
                findFailures(args, rowCount, target, context);
            }
            return target.build();
        }
    }

    private void findFailures(Operand[] args, int rows, NewColumn target, KernelContext context) {
        for (int row = 0; row < rows; row++) {
            if (!Nulls.any(args, row)) {
                long x = Integers.get(args[0].data() + args[0].stride(width) * row, width);
                long y = Integers.get(args[1].data() + args[1].stride(width) * row, width);
                IntegerMath.report(op, x, y, width, type, row, target, context);
            }
        }
    }
}
