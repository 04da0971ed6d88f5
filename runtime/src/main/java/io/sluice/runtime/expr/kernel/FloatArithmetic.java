package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** Arithmetic of REAL, as IEEE 754 has it: nothing fails. */
final class FloatArithmetic implements Kernel {
    private final ScalarOp op;
    private final SqlType type;

    FloatArithmetic(ScalarOp op, SqlType type) {
        this.op = op;
        this.type = type;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int i = 0; i < rowCount; i++) {
                float x = Memory.getFloat(args[0].data() + args[0].stride(4) * i);
                float y = Memory.getFloat(args[1].data() + args[1].stride(4) * i);
                float result = switch (op) {
                    case PLUS -> x + y;
                    case MINUS -> x - y;
                    case TIMES -> x * y;
                    case DIVIDE -> x / y;
                    case POWER -> (float) Math.pow(x, y);
                    default -> x % y;
                };
                Memory.putFloat(target.data() + 4L * i, result);
            }
            return target.build();
        }
    }
}
