package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.memory.Memory;

/** Compares DECIMALs of any scales. */
final class DecimalComparison extends Comparison {
    DecimalComparison(ScalarOp op) {
        super(op);
    }

    @Override
    void fill(Operand left, Operand right, int rowCount, int orders, long bits) {
        int leftScale = left.type().scale();
        int rightScale = right.type().scale();
        for (int start = 0; start < rowCount; start += 64) {
            int end = Math.min(rowCount, start + 64);
            long word = 0;
            for (int i = start; i < end; i++) {
                long a = left.data() + left.stride(16) * i;
                long b = right.data() + right.stride(16) * i;
                int order = leftScale == rightScale
                        ? sameScale(a, b)
                        : Decimals.get(a, leftScale).compareTo(Decimals.get(b, rightScale));
                word |= bit(orders, order) << i;
            }
            putWord(bits, start, word);
        }
    }

    private static int sameScale(long a, long b) {
        int high = Long.compare(Memory.getLong(a + 8), Memory.getLong(b + 8));
        return high != 0 ? high : Long.compareUnsigned(Memory.getLong(a), Memory.getLong(b));
    }
}
