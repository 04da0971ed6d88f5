package io.sluice.runtime.expr.cast;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Operand;

/** A cast that changes no value: the column is passed on. */
record SameValues() implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand arg = args[0];
        return arg.isConstant()
                ? Gather.column(arg.column(), new int[rowCount], rowCount, context.allocator())
                : arg.column().retain();
    }
}
