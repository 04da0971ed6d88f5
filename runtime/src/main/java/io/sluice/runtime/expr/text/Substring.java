package io.sluice.runtime.expr.text;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.sql.diagnostic.ErrorCode;

/**
 * SUBSTRING(s, from [, length]) as the SQL standard has it: the characters at positions from to from + length − 1, those before 1 not
 * existing; a negative length fails.
 */
record Substring(SqlType type, boolean binary) implements Kernel {
    @Override
    public Column apply(Operand[] args, int rowCount, KernelContext context) {
        try (ColumnBuilder target = ColumnBuilders.create(type, context.allocator())) {
            for (int row = 0; row < rowCount; row++) {
                if (Nulls.any(args, row)) {
                    target.appendNull();
                    continue;
                }
                long from = number(args[1], row);
                long length = args.length == 2 ? Long.MAX_VALUE : number(args[2], row);
                if (length < 0) {
                    context.fail(row, ErrorCode.INVALID_ARGUMENT, "negative substring length " + length);
                    target.appendNull();
                    continue;
                }
                append(args[0], row, from, length, target);
            }
            return target.build();
        }
    }

    private void append(Operand text, int row, long from, long length, ColumnBuilder target) {
        long start = text.start(row);
        int bytes = text.length(row);
        // A sum beyond the range of a long lies beyond every string as well.
        boolean open = length == Long.MAX_VALUE || from > 0 && length > Long.MAX_VALUE - from;
        long end = open ? Long.MAX_VALUE : from + length;
        long skipped = from > 0 ? from - 1 : 0;
        long taken = Math.max(0, end - 1 - skipped);
        int first = skip(start, bytes, skipped);
        int count = skip(start + first, bytes - first, taken);
        target.appendBytes(start + first, count);
    }

    private int skip(long address, int bytes, long characters) {
        return binary || characters >= bytes
                ? (int) Math.min(bytes, characters)
                : Utf8.skip(address, bytes, characters);
    }

    private static long number(Operand arg, int row) {
        int width = ColumnTypes.byteWidth(arg.type());
        return Integers.get(arg.data() + arg.stride(width) * row, width);
    }
}
