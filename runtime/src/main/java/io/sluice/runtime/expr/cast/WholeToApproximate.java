package io.sluice.runtime.expr.cast;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;

/** Integers to REAL or DOUBLE. */
record WholeToApproximate(SqlType type) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand arg = args[0];
        int width = ColumnTypes.byteWidth(arg.type());
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int i = 0; i < rowCount; i++) {
                long value = Integers.get(arg.data() + arg.stride(width) * i, width);
                if (type.kind() == TypeKind.REAL) {
                    Memory.putFloat(target.data() + 4L * i, value);
                } else {
                    Memory.putDouble(target.data() + 8L * i, value);
                }
            }
            return target.build();
        }
    }
}
