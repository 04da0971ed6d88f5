package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.TextBuffer;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;

/** REPLACE(s, search, replacement): every occurrence from the left; nothing is replaced when the search string is empty. */
final class Replace implements Kernel {
    private final SqlType type;
    private final TextBuffer text = new TextBuffer();

    Replace(SqlType type) {
        this.type = type;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        byte[] search = args[1].isConstant() ? TextKernels.bytes(args[1], 0) : null;
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (Nulls.any(args, row)) {
                    target.appendNull();
                    continue;
                }
                byte[] needle = search != null ? search : TextKernels.bytes(args[1], row);
                replace(args[0].start(row), args[0].length(row), needle, args[2], row);
                target.appendBytes(text.bytes(), 0, text.length());
            }
            return target.build();
        }
    }

    private void replace(long start, int length, byte[] needle, Operand replacement, int row) {
        text.clear();
        int done = 0;
        while (needle.length > 0) {
            int hit = Utf8.indexOf(start + done, length - done, needle, needle.length);
            if (hit < 0) {
                break;
            }
            text.utf8(start + done, hit).utf8(replacement.start(row), replacement.length(row));
            done += hit + needle.length;
        }
        text.utf8(start + done, length - done);
    }
}
