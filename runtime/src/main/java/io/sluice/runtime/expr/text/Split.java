package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewArray;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.regex.PatternSyntaxException;

/** SPLIT(s, separator) and REGEXP_SPLIT(s, pattern): the bytes of the parts go straight into the array's elements. */
final class Split implements Kernel {
    private final SqlType type;
    private final boolean regex;
    private final Parts parts = new Parts();

    Split(SqlType type, boolean regex) {
        this.type = type;
        this.regex = regex;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        int[] ends = new int[rowCount];
        boolean[] present = new boolean[rowCount];
        Splitter splitter = null;
        parts.clear();
        for (int row = 0; row < rowCount; row++) {
            if (!Nulls.any(args, row)) {
                int before = parts.count();
                try {
                    if (splitter == null || !args[1].isConstant()) {
                        splitter = splitter(TextKernels.bytes(args[1], row));
                    }
                    splitter.split(args[0].start(row), args[0].length(row), parts);
                    present[row] = true;
                } catch (PatternSyntaxException e) {
                    context.fail(row, ErrorCode.INVALID_ARGUMENT, "not a regular expression: " + e.getDescription());
                } catch (StackOverflowError e) {
                    parts.truncate(before);
                    context.fail(
                            row, ErrorCode.INVALID_ARGUMENT, "the regular expression nests too deeply in this text");
                }
            }
            ends[row] = parts.count();
        }
        Column elements = parts.toColumn(type.fields().get(0).type(), context.allocator());
        return NewArray.of(type, elements, ends, present, rowCount, context.allocator());
    }

    private Splitter splitter(byte[] separator) {
        return regex ? Splitter.matching(separator) : Splitter.at(separator);
    }
}
