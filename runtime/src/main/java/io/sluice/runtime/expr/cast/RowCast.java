package io.sluice.runtime.expr.cast;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.SqlText;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.sql.diagnostic.ErrorCode;

/** A cast through a {@link Conversion}. */
record RowCast(Conversion conversion, SqlType type, boolean safe) implements Kernel {
    private static final int SHOWN = 60;

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Operand arg = args[0];
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (arg.isNull(row)) {
                    target.appendNull();
                } else if (!conversion.convert(arg.column(), arg.row(row), target)) {
                    target.appendNull();
                    fail(arg, row, context);
                }
            }
            return target.build();
        }
    }

    private void fail(Operand arg, int row, KernelContext context) {
        if (safe) {
            return;
        }
        String text = SqlText.of(arg.column(), arg.row(row));
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        if (arg.type().kind() == TypeKind.VARCHAR) {
            context.fail(row, ErrorCode.INVALID_CAST, "'" + shown + "' is not " + type.withArticle());
        } else {
            ErrorCode code = type.kind().isNumeric() ? ErrorCode.NUMERIC_OVERFLOW : ErrorCode.INVALID_CAST;
            context.fail(row, code, shown + " does not fit " + type);
        }
    }
}
