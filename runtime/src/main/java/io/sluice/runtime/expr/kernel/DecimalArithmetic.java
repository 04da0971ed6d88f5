package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * +, −, *, / and % of DECIMAL. Where both numbers fit 64 bits, as nearly all do, the result is computed in 128 bits without objects;
 * else exactly with {@link BigDecimal}. Rounds half up to the result's scale; more digits than its precision are an error.
 */
final class DecimalArithmetic implements Kernel {
    private final ScalarOp op;
    private final SqlType type;
    private final DecimalBounds bounds;
    private final int leftScale;
    private final int rightScale;
    /** What brings each side, or for / only the left one, to the common scale; 0 when only the exact way works. */
    private long leftFactor;

    private long rightFactor;

    /** The result of the fast way. */
    private long high;

    private long low;

    DecimalArithmetic(ScalarOp op, SqlType type, SqlType left, SqlType right) {
        this.op = op;
        this.type = type;
        this.bounds = new DecimalBounds(type.precision());
        this.leftScale = left.scale();
        this.rightScale = right.scale();
        switch (op) {
            case TIMES -> leftFactor = leftScale + rightScale == type.scale() ? 1 : 0;
            case DIVIDE -> leftFactor = DecimalBounds.power(type.scale() + rightScale - leftScale);
            default -> {
                leftFactor = DecimalBounds.power(type.scale() - leftScale);
                rightFactor = DecimalBounds.power(type.scale() - rightScale);
            }
        }
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            long out = target.data();
            long a = args[0].data();
            long b = args[1].data();
            long sa = args[0].stride(16);
            long sb = args[1].stride(16);
            boolean product = op == ScalarOp.TIMES && leftFactor == 1;
            for (int i = 0; i < rowCount; i++) {
                long x = Memory.getLong(a + sa * i);
                long y = Memory.getLong(b + sb * i);
                boolean small = Memory.getLong(a + sa * i + 8) == x >> 63 && Memory.getLong(b + sb * i + 8) == y >> 63;
                if (small && product && bounds.contain(Math.multiplyHigh(x, y), x * y)) {
                    Memory.putLong(out + 16L * i, x * y);
                    Memory.putLong(out + 16L * i + 8, Math.multiplyHigh(x, y));
                } else if (small && !product && fast(x, y)) {
                    Memory.putLong(out + 16L * i, low);
                    Memory.putLong(out + 16L * i + 8, high);
                } else {
                    exact(args, i, target, context);
                }
            }
            return target.build();
        }
    }

    /** Leaves the result in {@link #high} and {@link #low}; false when it must be computed the exact way. */
    private boolean fast(long x, long y) {
        if (leftFactor == 0) {
            return false;
        }
        switch (op) {
            case DIVIDE -> {
                long scaled = x * leftFactor;
                if (y == 0
                        || y == Long.MIN_VALUE
                        || Math.multiplyHigh(x, leftFactor) != scaled >> 63
                        || scaled == Long.MIN_VALUE) {
                    return false;
                }
                long quotient = scaled / y;
                long rest = Math.abs(scaled - quotient * y);
                if (rest >= Math.abs(y) - rest) {
                    quotient += (scaled ^ y) < 0 ? -1 : 1;
                }
                set(quotient);
            }
            case MOD -> {
                long left = x * leftFactor;
                long right = y * rightFactor;
                if (right == 0
                        || Math.multiplyHigh(x, leftFactor) != left >> 63
                        || Math.multiplyHigh(y, rightFactor) != right >> 63) {
                    return false;
                }
                set(left % right);
            }
            default -> {
                if (rightFactor == 0 || y == Long.MIN_VALUE) {
                    return false;
                }
                add(x, op == ScalarOp.PLUS ? y : -y);
            }
        }
        return bounds.contain(high, low);
    }

    private void add(long x, long signedY) {
        long left = x * leftFactor;
        long right = signedY * rightFactor;
        low = left + right;
        high = Math.multiplyHigh(x, leftFactor)
                + Math.multiplyHigh(signedY, rightFactor)
                + (Long.compareUnsigned(low, left) < 0 ? 1 : 0);
    }

    private void set(long value) {
        low = value;
        high = value >> 63;
    }

    private void exact(Operand[] args, int row, NewColumn target, KernelContext context) {
        if (Nulls.any(args, row)) {
            return;
        }
        BigDecimal x = Decimals.get(args[0].data() + args[0].stride(16) * row, leftScale);
        BigDecimal y = Decimals.get(args[1].data() + args[1].stride(16) * row, rightScale);
        if (y.signum() == 0 && (op == ScalarOp.DIVIDE || op == ScalarOp.MOD)) {
            context.fail(row, ErrorCode.DIVISION_BY_ZERO, x.toPlainString() + " " + op.symbol() + " 0");
            target.setNull(row);
            return;
        }
        BigDecimal result = switch (op) {
            case PLUS -> x.add(y);
            case MINUS -> x.subtract(y);
            case TIMES -> x.multiply(y);
            case DIVIDE -> x.divide(y, type.scale(), RoundingMode.HALF_UP);
            default -> x.remainder(y);
        };
        BigDecimal rounded = result.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > type.precision()) {
            String text = x.toPlainString() + " " + op.symbol() + " " + y.toPlainString();
            context.fail(row, ErrorCode.NUMERIC_OVERFLOW, text + " does not fit " + type);
            target.setNull(row);
            return;
        }
        Decimals.put(target.data() + 16L * row, rounded);
    }
}
