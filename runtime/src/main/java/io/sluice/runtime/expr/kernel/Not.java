package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** NOT, 64 rows at a time. */
public final class Not implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int word = 0; word < NewColumn.words(rowCount); word++) {
                Memory.putLong(target.data() + 8L * word, ~args[0].bits(word));
            }
            return target.build();
        }
    }
}
