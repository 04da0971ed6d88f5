package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Operand;

/** UPPER and LOWER. */
final class ChangeCase implements Kernel {
    private final SqlType type;
    private final Letters letters;

    ChangeCase(SqlType type, boolean upper) {
        this.type = type;
        this.letters = new Letters(upper);
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (args[0].isNull(row)) {
                    target.appendNull();
                } else {
                    byte[] converted = letters.convert(args[0].start(row), args[0].length(row));
                    target.appendBytes(converted, 0, letters.length());
                }
            }
            return target.build();
        }
    }
}
