package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** IS [NOT] NULL, IS [NOT] TRUE and IS [NOT] FALSE, 64 rows at a time; the result is never NULL. */
public final class TruthTest implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN).withNullable(false);

    private final ScalarOp op;

    public TruthTest(ScalarOp op) {
        this.op = op;
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand arg = args[0];
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            for (int word = 0; word < NewColumn.words(rowCount); word++) {
                long valid = arg.valid(word);
                long result = switch (op) {
                    case IS_NULL -> ~valid;
                    case IS_NOT_NULL -> valid;
                    case IS_TRUE -> valid & arg.bits(word);
                    case IS_NOT_TRUE -> ~(valid & arg.bits(word));
                    case IS_FALSE -> valid & ~arg.bits(word);
                    default -> ~(valid & ~arg.bits(word));
                };
                Memory.putLong(target.data() + 8L * word, result);
            }
            return target.build();
        }
    }
}
