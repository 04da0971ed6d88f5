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
import io.sluice.sql.diagnostic.ErrorCode;

/**
 * SPLIT_PART(s, separator, number): one part, counted from 1 or from the end by negative numbers, empty where there is none. An empty
 * separator parts nothing; the number 0 fails.
 */
final class SplitPart implements Kernel {
    private final SqlType type;
    private final Parts parts = new Parts();

    SplitPart(SqlType type) {
        this.type = type;
    }

    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        Splitter splitter = null;
        byte[] separator = null;
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (Nulls.any(args, row)) {
                    target.appendNull();
                    continue;
                }
                long number = Memory.getLong(args[2].data() + args[2].stride(Long.BYTES) * row);
                if (number == 0) {
                    context.fail(
                            row,
                            ErrorCode.INVALID_ARGUMENT,
                            "SPLIT_PART: parts are counted from 1, or from the end from -1");
                    target.appendNull();
                    continue;
                }
                if (splitter == null || !args[1].isConstant()) {
                    separator = TextKernels.bytes(args[1], row);
                    splitter = separator.length == 0
                            ? (text, length, found) -> found.add(text, length)
                            : Splitter.at(separator);
                }
                if (number > 0 && separator.length > 0) {
                    appendFromFront(args[0].start(row), args[0].length(row), separator, number, target);
                } else {
                    parts.clear();
                    splitter.split(args[0].start(row), args[0].length(row), parts);
                    long index = number > 0 ? number - 1 : parts.count() + number;
                    boolean present = index >= 0 && index < parts.count();
                    target.appendBytes(
                            present ? parts.start((int) index) : args[0].start(row),
                            present ? parts.length((int) index) : 0);
                }
            }
            return target.build();
        }
    }

    /** Looks no further than to the end of the part. */
    private static void appendFromFront(long text, int length, byte[] separator, long number, ColumnBuilder target) {
        int start = 0;
        for (long before = number - 1; before > 0; before--) {
            int hit = Utf8.indexOf(text + start, length - start, separator, separator.length);
            if (hit < 0) {
                target.appendBytes(text, 0);
                return;
            }
            start += hit + separator.length;
        }
        int end = Utf8.indexOf(text + start, length - start, separator, separator.length);
        target.appendBytes(text + start, end < 0 ? length - start : end);
    }
}
