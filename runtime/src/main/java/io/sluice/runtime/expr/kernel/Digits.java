package io.sluice.runtime.expr.kernel;

import io.sluice.runtime.batch.ColumnTypes;

/** The second argument of ROUND and TRUNCATE. */
final class Digits {
    private Digits() {}

    /** Digits after the point to keep, negative before it; cut to a range in which nothing changes any more. */
    static int get(Operand digits, int row) {
        int width = ColumnTypes.byteWidth(digits.type());
        long value = Integers.get(digits.data() + digits.stride(width) * row, width);
        return (int) Math.max(-400, Math.min(400, value));
    }
}
