package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.sql.diagnostic.ErrorCode;

/** Which pairs of whole numbers an operation has no result for. */
final class IntegerMath {
    private IntegerMath() {}

    /** Whether the result leaves the range of {@code width} bytes. */
    static boolean overflows(ScalarOp op, long x, long y, int width) {
        try {
            long exact = switch (op) {
                case PLUS -> Math.addExact(x, y);
                case MINUS -> Math.subtractExact(x, y);
                case TIMES -> Math.multiplyExact(x, y);
                case DIVIDE -> x == Long.MIN_VALUE && y == -1 ? Math.negateExact(x) : x / y;
                default -> 0;
            };
            return !Integers.fits(exact, width);
        } catch (ArithmeticException e) {
            return true;
        }
    }

    /** Fails the row and makes it NULL if the operation has no result there. */
    static void report(
            ScalarOp op, long x, long y, int width, SqlType type, int row, NewColumn target, KernelContext context) {
        if (y == 0 && (op == ScalarOp.DIVIDE || op == ScalarOp.MOD)) {
            context.fail(row, ErrorCode.DIVISION_BY_ZERO, x + " " + op.symbol() + " 0");
            target.setNull(row);
        } else if (overflows(op, x, y, width)) {
            context.fail(row, ErrorCode.NUMERIC_OVERFLOW, x + " " + op.symbol() + " " + y + " does not fit " + type);
            target.setNull(row);
        }
    }
}
