package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.RowFunction;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.Arrays;
import java.util.regex.PatternSyntaxException;

/** A function of the long tail, called row by row with objects. */
public final class RowFunctionKernel implements Kernel {
    private final String name;
    private final RowFunction function;
    private final SqlType type;

    public RowFunctionKernel(String name, RowFunction function, SqlType type) {
        this.name = name;
        this.function = function;
        this.type = type;
    }

    @Override
    public boolean isStrict() {
        return false;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        RowValues[] readers = Arrays.stream(args).map(RowValues::new).toArray(RowValues[]::new);
        Object[] values = new Object[args.length];
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = readers[i].get(row);
                }
                try {
                    target.appendValue(function.apply(values));
                } catch (RuntimeException e) {
                    fail(row, reason(e), target, context);
                } catch (StackOverflowError e) {
                    fail(row, "the regular expression or the value nests too deeply", target, context);
                }
            }
            return target.build();
        }
    }

    /** What went wrong, without the class names that a plain wrapping puts before it. */
    private static String reason(RuntimeException error) {
        Throwable cause = error;
        while (cause.getCause() != null && cause.getCause().toString().equals(cause.getMessage())) {
            cause = cause.getCause();
        }
        if (cause instanceof PatternSyntaxException pattern) {
            return "the pattern is not valid: " + pattern.getDescription();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void fail(int row, String reason, ColumnBuilder target, KernelContext context) {
        target.truncate(row);
        target.appendNull();
        context.fail(row, ErrorCode.INVALID_ARGUMENT, name + ": " + reason);
    }
}
