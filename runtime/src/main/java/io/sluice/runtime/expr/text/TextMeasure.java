package io.sluice.runtime.expr.text;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;

/** CHAR_LENGTH, OCTET_LENGTH and POSITION(needle, s). */
record TextMeasure(ScalarOp op, SqlType type, boolean binary) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        int width = ColumnTypes.byteWidth(type);
        byte[] needle = op == ScalarOp.POSITION && args[0].isConstant() ? TextKernels.bytes(args[0], 0) : null;
        try (NewColumn target = NewColumn.fixed(type, rowCount, context.allocator())) {
            Nulls.propagate(args, target);
            for (int row = 0; row < rowCount; row++) {
                long measure = switch (op) {
                    case OCTET_LENGTH -> args[0].length(row);
                    case CHAR_LENGTH -> characters(args[0].start(row), args[0].length(row));
                    default -> position(needle != null ? needle : TextKernels.bytes(args[0], row), args[1], row);
                };
                Integers.put(target.data() + (long) width * row, width, measure);
            }
            return target.build();
        }
    }

    private long position(byte[] needle, Operand text, int row) {
        long start = text.start(row);
        int hit = Utf8.indexOf(start, text.length(row), needle, needle.length);
        return hit < 0 ? 0 : characters(start, hit) + 1;
    }

    private int characters(long start, int length) {
        return binary ? length : Utf8.characters(start, length);
    }
}
