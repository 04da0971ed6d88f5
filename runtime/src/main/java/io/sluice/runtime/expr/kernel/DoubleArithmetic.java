package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** Arithmetic of DOUBLE, as IEEE 754 has it: nothing fails. */
final class DoubleArithmetic implements Kernel {
    private final ScalarOp op;
    private final SqlType type;

    DoubleArithmetic(ScalarOp op, SqlType type) {
        this.op = op;
        this.type = type;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            long a = args[0].data();
            long b = args[1].data();
            long sa = args[0].stride(8);
            long sb = args[1].stride(8);
            switch (op) {
                case PLUS -> plus(a, sa, b, sb, target.data(), rowCount);
                case MINUS -> minus(a, sa, b, sb, target.data(), rowCount);
                case TIMES -> times(a, sa, b, sb, target.data(), rowCount);
                case DIVIDE -> divide(a, sa, b, sb, target.data(), rowCount);
                default -> other(a, sa, b, sb, target.data(), rowCount);
            }
            return target.build();
        }
    }

    private static void plus(long a, long sa, long b, long sb, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            Memory.putDouble(out + 8L * i, Memory.getDouble(a + sa * i) + Memory.getDouble(b + sb * i));
        }
    }

    private static void minus(long a, long sa, long b, long sb, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            Memory.putDouble(out + 8L * i, Memory.getDouble(a + sa * i) - Memory.getDouble(b + sb * i));
        }
    }

    private static void times(long a, long sa, long b, long sb, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            Memory.putDouble(out + 8L * i, Memory.getDouble(a + sa * i) * Memory.getDouble(b + sb * i));
        }
    }

    private static void divide(long a, long sa, long b, long sb, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            Memory.putDouble(out + 8L * i, Memory.getDouble(a + sa * i) / Memory.getDouble(b + sb * i));
        }
    }

    private void other(long a, long sa, long b, long sb, long out, int rows) {
        for (int i = 0; i < rows; i++) {
            double x = Memory.getDouble(a + sa * i);
            double y = Memory.getDouble(b + sb * i);
            Memory.putDouble(out + 8L * i, op == ScalarOp.POWER ? Math.pow(x, y) : x % y);
        }
    }
}
