package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;

/** STARTS_WITH and ENDS_WITH. */
record Affix(boolean atStart) implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int start = 0; start < rowCount; start += 64) {
                int end = Math.min(rowCount, start + 64);
                long word = 0;
                for (int row = start; row < end; row++) {
                    word |= (holds(args[0], args[1], row) ? 1L : 0L) << row;
                }
                Memory.putLong(target.data() + (start >>> 3), word);
            }
            return target.build();
        }
    }

    private boolean holds(Operand text, Operand affix, int row) {
        int spare = text.length(row) - affix.length(row);
        long at = text.start(row) + (atStart ? 0 : spare);
        return spare >= 0 && Memory.equal(at, affix.start(row), affix.length(row));
    }
}
