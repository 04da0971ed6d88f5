package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.NewColumn;
import org.apache.arrow.memory.BufferAllocator;

/** NULLs of results. */
public final class Nulls {
    private Nulls() {}

    /** Makes {@code target} NULL wherever an argument is, 64 rows at a time. */
    public static void propagate(Operand[] args, NewColumn target) {
        for (Operand arg : args) {
            if (!arg.isConstant()) {
                target.alsoNullWhere(arg.column());
            }
        }
    }

    public static boolean any(Operand[] args, int row) {
        for (Operand arg : args) {
            if (arg.isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /** A column of NULLs. */
    public static Column column(SqlType type, int rowCount, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(type, allocator)) {
            for (int i = 0; i < rowCount; i++) {
                builder.appendNull();
            }
            return builder.build();
        }
    }
}
