package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;

/** || of two or more strings: sizes first, then the bytes. */
record Concatenation(SqlType type) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        long total = 0;
        for (int row = 0; row < rowCount; row++) {
            for (Operand arg : args) {
                total += arg.length(row);
            }
        }
        try (NewColumn target = NewColumn.bytes(type, rowCount, total, context.allocator())) {
            Nulls.propagate(args, target);
            int end = 0;
            for (int row = 0; row < rowCount; row++) {
                for (Operand arg : args) {
                    int length = arg.length(row);
                    Memory.copyShort(arg.start(row), target.data() + end, length);
                    end += length;
                }
                Memory.putInt(target.offsets() + 4L * (row + 1), end);
            }
            return target.build();
        }
    }
}
