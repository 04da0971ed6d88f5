package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Functions of REAL and DOUBLE. SQRT, LN and LOG10 fail outside their domain; the rest is IEEE 754. */
final class ApproximateFunction implements Kernel {
    private final ScalarOp op;
    private final SqlType type;

    ApproximateFunction(ScalarOp op, SqlType type) {
        this.op = op;
        this.type = type;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int row = 0; row < rowCount; row++) {
                double x = get(args[0], row);
                if (!inDomain(x) && !Nulls.any(args, row)) {
                    context.fail(row, ErrorCode.INVALID_ARGUMENT, op.symbol() + " of " + x);
                    target.setNull(row);
                }
                put(target, row, args.length == 1 ? compute(x) : rounded(x, Digits.get(args[1], row)));
            }
            return target.build();
        }
    }

    private static double get(Operand arg, int row) {
        return arg.type().kind() == TypeKind.REAL
                ? Memory.getFloat(arg.data() + arg.stride(4) * row)
                : Memory.getDouble(arg.data() + arg.stride(8) * row);
    }

    private static void put(NewColumn target, int row, double value) {
        if (target.type().kind() == TypeKind.REAL) {
            Memory.putFloat(target.data() + 4L * row, (float) value);
        } else {
            Memory.putDouble(target.data() + 8L * row, value);
        }
    }

    private boolean inDomain(double x) {
        return switch (op) {
            case SQRT -> !(x < 0);
            case LN, LOG10 -> !(x <= 0);
            default -> true;
        };
    }

    private double compute(double x) {
        return switch (op) {
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> Math.signum(x);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            // Half away from zero; adding 0.5 would move the number just below a half.
            case ROUND -> Math.abs(x) < 1L << 52 ? Math.copySign(halfUp(Math.abs(x)), x) : x;
            case TRUNCATE -> x < 0 ? Math.ceil(x) : Math.floor(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> Math.exp(x);
            case LN -> Math.log(x);
            case LOG10 -> Math.log10(x);
            default -> throw new IllegalStateException(op.name());
        };
    }

    private static double halfUp(double magnitude) {
        double floor = Math.floor(magnitude);
        return magnitude - floor >= 0.5 ? floor + 1 : floor;
    }

    private double rounded(double x, int digits) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        RoundingMode mode = op == ScalarOp.ROUND ? RoundingMode.HALF_UP : RoundingMode.DOWN;
        return BigDecimal.valueOf(x).setScale(digits, mode).doubleValue();
    }
}
