package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.sql.diagnostic.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND and TRUNCATE of integers and intervals. */
final class WholeFunction implements Kernel {
    private final ScalarOp op;
    private final SqlType type;
    private final int resultWidth;
    /** Whether the number just computed does not even fit 64 bits. */
    private boolean overflow;

    WholeFunction(ScalarOp op, SqlType type) {
        this.op = op;
        this.type = type;
        this.resultWidth = ColumnTypes.byteWidth(type);
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        int width = ColumnTypes.byteWidth(args[0].type());
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int row = 0; row < rowCount; row++) {
                long x = Integers.get(args[0].data() + args[0].stride(width) * row, width);
                overflow = x == Long.MIN_VALUE && (op == ScalarOp.NEGATE || op == ScalarOp.ABS);
                long result = compute(x, args, row);
                if ((overflow || !Integers.fits(result, resultWidth)) && !Nulls.any(args, row)) {
                    context.fail(row, ErrorCode.NUMERIC_OVERFLOW, op.symbol() + "(" + x + ") does not fit " + type);
                    target.setNull(row);
                }
                Integers.put(target.data() + (long) resultWidth * row, resultWidth, result);
            }
            return target.build();
        }
    }

    private long compute(long x, Operand[] args, int row) {
        return switch (op) {
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Long.signum(x);
            case ROUND, TRUNCATE -> args.length == 1 ? x : rounded(x, Digits.get(args[1], row));
            default -> x;
        };
    }

    private long rounded(long x, int digits) {
        if (digits >= 0) {
            return x;
        }
        RoundingMode mode = op == ScalarOp.ROUND ? RoundingMode.HALF_UP : RoundingMode.DOWN;
        BigDecimal exact = BigDecimal.valueOf(x).setScale(Math.max(digits, -20), mode);
        overflow = exact.toBigInteger().bitLength() > 63;
        return exact.longValue();
    }
}
