package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.memory.Memory;

/** Compares integers, dates, times and intervals. */
final class WholeComparison extends Comparison {
    WholeComparison(ScalarOp op) {
        super(op);
    }

    @Override
    void fill(Operand left, Operand right, int rowCount, int orders, long bits) {
        int width = ColumnTypes.byteWidth(left.type());
        long a = left.data();
        long b = right.data();
        long sa = left.stride(width);
        long sb = right.stride(width);
        for (int start = 0; start < rowCount; start += 64) {
            int end = Math.min(rowCount, start + 64);
            long word = width == 8
                    ? longs(a, sa, b, sb, start, end, orders)
                    : narrow(a, sa, b, sb, start, end, orders, width);
            putWord(bits, start, word);
        }
    }

    private static long longs(long a, long sa, long b, long sb, int start, int end, int orders) {
        long word = 0;
        for (int i = start; i < end; i++) {
            long x = Memory.getLong(a + sa * i);
            long y = Memory.getLong(b + sb * i);
            int order = (x > y ? 1 : 0) - (x < y ? 1 : 0);
            word |= (long) (orders >>> order + 1 & 1) << i;
        }
        return word;
    }

    private static long narrow(long a, long sa, long b, long sb, int start, int end, int orders, int width) {
        long word = 0;
        for (int i = start; i < end; i++) {
            long difference = Integers.get(a + sa * i, width) - Integers.get(b + sb * i, width);
            word |= bit(orders, Long.signum(difference)) << i;
        }
        return word;
    }
}
