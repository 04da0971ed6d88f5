package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;

/** TRIM, LTRIM and RTRIM of all characters that are in the second string. */
record Trim(SqlType type, boolean leading, boolean trailing) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (Nulls.any(args, row)) {
                    target.appendNull();
                } else {
                    append(args[0].start(row), args[0].length(row), args[1].start(row), args[1].length(row), target);
                }
            }
            return target.build();
        }
    }

    private void append(long text, int length, long set, int setLength, ColumnBuilder target) {
        int from = 0;
        int to = length;
        while (leading && from < to) {
            int width = Math.min(Utf8.width(Memory.getByte(text + from)), to - from);
            if (!contains(set, setLength, text + from, width)) {
                break;
            }
            from += width;
        }
        while (trailing && from < to) {
            int last = to - 1;
            while (last > from && !Utf8.begins(Memory.getByte(text + last))) {
                last--;
            }
            if (!contains(set, setLength, text + last, to - last)) {
                break;
            }
            to = last;
        }
        target.appendBytes(text + from, to - from);
    }

    private static boolean contains(long set, int setLength, long character, int width) {
        for (int at = 0; at < setLength; ) {
            int step = Math.min(Utf8.width(Memory.getByte(set + at)), setLength - at);
            if (step == width && Memory.equal(set + at, character, width)) {
                return true;
            }
            at += step;
        }
        return false;
    }
}
