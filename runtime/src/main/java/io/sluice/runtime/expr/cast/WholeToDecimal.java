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
import io.sluice.runtime.memory.Memory;

/** Integers to a DECIMAL of scale 0 that has room for all of them. */
record WholeToDecimal(SqlType type) implements Kernel {
    /** Digits of the largest integer of so many bytes. */
    static int digits(int width) {
        return switch (width) {
            case 8 -> 19;
            case 4 -> 10;
            case 2 -> 5;
            default -> 3;
        };
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand arg = args[0];
        int width = ColumnTypes.byteWidth(arg.type());
        long stride = arg.stride(width);
        long from = arg.data();
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            long to = target.data();
            for (int i = 0; i < rowCount; i++) {
                long value = Integers.get(from + stride * i, width);
                Memory.putLong(to + 16L * i, value);
                Memory.putLong(to + 16L * i + 8, value >> 63);
            }
            return target.build();
        }
    }
}
