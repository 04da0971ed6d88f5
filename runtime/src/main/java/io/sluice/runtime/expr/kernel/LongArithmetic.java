package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** +, −, *, / and % of BIGINT. The loops only note that something went wrong; the rows are looked for afterwards. */
final class LongArithmetic implements Kernel {
    private final ScalarOp op;
    private final SqlType type;

    LongArithmetic(ScalarOp op, SqlType type) {
        this.op = op;
        this.type = type;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            boolean good = run(args[0], args[1], target.data(), rowCount);
            if (!good) {
                findFailures(args, rowCount, target, context);
            }
            return target.build();
        }
    }

    private boolean run(Operand left, Operand right, long out, int rows) {
        long a = left.data();
        long b = right.data();
        long sa = left.stride(8);
        long sb = right.stride(8);
        return switch (op) {
            case PLUS -> plus(a, sa, b, sb, out, rows);
            case MINUS -> minus(a, sa, b, sb, out, rows);
            case TIMES -> times(a, sa, b, sb, out, rows);
            case DIVIDE ->
                right.isConstant() && LongDivisor.takes(Memory.getLong(b))
                        ? divide(a, sa, new LongDivisor(Memory.getLong(b)), out, rows)
                        : divide(a, sa, b, sb, out, rows);
            case MOD ->
                right.isConstant() && LongDivisor.takes(Memory.getLong(b))
                        ? modulo(a, sa, new LongDivisor(Memory.getLong(b)), out, rows)
                        : modulo(a, sa, b, sb, out, rows);
            default -> throw new IllegalStateException(op.name());
        };
    }

    private static boolean plus(long a, long sa, long b, long sb, long out, int rows) {
        long overflow = 0;
        for (int i = 0; i < rows; i++) {
            long x = Memory.getLong(a + sa * i);
            long y = Memory.getLong(b + sb * i);
            long sum = x + y;
            overflow |= (x ^ sum) & (y ^ sum);
            Memory.putLong(out + 8L * i, sum);
        }
        return overflow >= 0;
    }

    private static boolean minus(long a, long sa, long b, long sb, long out, int rows) {
        long overflow = 0;
        for (int i = 0; i < rows; i++) {
            long x = Memory.getLong(a + sa * i);
            long y = Memory.getLong(b + sb * i);
            long difference = x - y;
            overflow |= (x ^ y) & (x ^ difference);
            Memory.putLong(out + 8L * i, difference);
        }
        return overflow >= 0;
    }

    private static boolean times(long a, long sa, long b, long sb, long out, int rows) {
        long overflow = 0;
        for (int i = 0; i < rows; i++) {
            long x = Memory.getLong(a + sa * i);
            long y = Memory.getLong(b + sb * i);
            long product = x * y;
            overflow |= Math.multiplyHigh(x, y) ^ product >> 63;
            Memory.putLong(out + 8L * i, product);
        }
        return overflow == 0;
    }

    private static boolean divide(long a, long sa, long b, long sb, long out, int rows) {
        boolean good = true;
        for (int i = 0; i < rows; i++) {
            long x = Memory.getLong(a + sa * i);
            long y = Memory.getLong(b + sb * i);
            good &= y != 0 & (x != Long.MIN_VALUE | y != -1);
            Memory.putLong(out + 8L * i, y == 0 ? 0 : x / y);
        }
        return good;
    }

    private static boolean modulo(long a, long sa, long b, long sb, long out, int rows) {
        boolean good = true;
        for (int i = 0; i < rows; i++) {
            long y = Memory.getLong(b + sb * i);
            good &= y != 0;
            Memory.putLong(out + 8L * i, y == 0 ? 0 : Memory.getLong(a + sa * i) % y);
        }
        return good;
    }

    private static boolean divide(long a, long sa, LongDivisor divisor, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            Memory.putLong(out + 8L * i, divisor.divide(Memory.getLong(a + sa * i)));
        }
        return true;
    }

    private static boolean modulo(long a, long sa, LongDivisor divisor, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            Memory.putLong(out + 8L * i, divisor.modulo(Memory.getLong(a + sa * i)));
        }
        return true;
    }

    private void findFailures(Operand[] args, int rows, NewColumn target, KernelContext context) {
        for (int row = 0; row < rows; row++) {
            if (Nulls.any(args, row)) {
                continue;
            }
            long x = Memory.getLong(args[0].data() + args[0].stride(8) * row);
            long y = Memory.getLong(args[1].data() + args[1].stride(8) * row);
            IntegerMath.report(op, x, y, 8, type, row, target, context);
        }
    }
}
