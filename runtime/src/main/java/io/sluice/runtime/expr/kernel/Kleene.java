package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** Three-valued AND and OR of columns, 64 rows at a time. */
public final class Kleene implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    private final boolean and;

    /** @param and AND, else OR */
    public Kleene(boolean and) {
        this.and = and;
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        boolean nulls = args[0].column().hasNulls() || args[1].column().hasNulls();
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            for (int word = 0; word < NewColumn.words(rowCount); word++) {
                long left = args[0].bits(word);
                long right = args[1].bits(word);
                if (!nulls) {
                    Memory.putLong(target.data() + 8L * word, and ? left & right : left | right);
                    continue;
                }
                long leftValid = args[0].valid(word);
                long rightValid = args[1].valid(word);
                long anyTrue = leftValid & left | rightValid & right;
                long anyFalse = leftValid & ~left | rightValid & ~right;
                long bothValid = leftValid & rightValid;
                Memory.putLong(target.data() + 8L * word, and ? left & right & bothValid : anyTrue);
                Memory.putLong(target.validity() + 8L * word, bothValid | (and ? anyFalse : anyTrue));
            }
            return target.build();
        }
    }
}
