package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** IS [NOT] DISTINCT FROM: equality for which NULL is a value of its own. */
public final class Distinctness implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    private final Comparison equality;
    private final boolean negated;

    /** @param negated for IS NOT DISTINCT FROM, which is true for equal values */
    public Distinctness(Comparison equality, boolean negated) {
        this.equality = equality;
        this.negated = negated;
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            equality.fill(args[0], args[1], rowCount, 2, target.data());
            for (int word = 0; word < NewColumn.words(rowCount); word++) {
                long at = target.data() + 8L * word;
                long left = args[0].valid(word);
                long right = args[1].valid(word);
                long same = left & right & Memory.getLong(at) | ~left & ~right;
                Memory.putLong(at, negated ? same : ~same);
            }
            return target.build();
        }
    }
}
