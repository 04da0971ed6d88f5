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
import io.sluice.sql.diagnostic.ErrorCode;

/** REGEXP_MATCHES(s, pattern): whether the pattern is found anywhere in the text. */
record RegexpMatches(TextSearch search) implements Kernel {
    private static final SqlType BOOLEAN = SqlType.of(TypeKind.BOOLEAN);

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand text = args[0];
        try (NewColumn target = NewColumn.fixed(BOOLEAN, rowCount, context.allocator())) {
            Operand[] nullable = {text};
            Nulls.propagate(nullable, target);
            for (int start = 0; start < rowCount; start += 64) {
                int end = Math.min(rowCount, start + 64);
                long word = 0;
                for (int row = start; row < end; row++) {
                    if (!text.isNull(row) && matches(text, row, target, context)) {
                        word |= 1L << row;
                    }
                }
                Memory.putLong(target.data() + (start >>> 3), word);
            }
            return target.build();
        }
    }

    private boolean matches(Operand text, int row, NewColumn target, KernelContext context) {
        try {
            return search.matches(text.start(row), text.length(row));
        } catch (StackOverflowError e) {
            context.fail(row, ErrorCode.INVALID_ARGUMENT, "REGEXP_MATCHES: " + TextSearch.TOO_DEEP);
            target.setNull(row);
            return false;
        }
    }
}
