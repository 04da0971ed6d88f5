package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.memory.Memory;

/** Compares REAL and DOUBLE. */
final class ApproximateComparison extends Comparison {
    ApproximateComparison(ScalarOp op) {
        super(op);
    }

    @Override
    void fill(Operand left, Operand right, int rowCount, int orders, long bits) {
        boolean single = left.type().kind() == TypeKind.REAL;
        for (int start = 0; start < rowCount; start += 64) {
            int end = Math.min(rowCount, start + 64);
            putWord(
                    bits,
                    start,
                    single ? floats(left, right, start, end, orders) : doubles(left, right, start, end, orders));
        }
    }

    private static long doubles(Operand left, Operand right, int start, int end, int orders) {
        long a = left.data();
        long b = right.data();
        long sa = left.stride(8);
        long sb = right.stride(8);
        long word = 0;
        for (int i = start; i < end; i++) {
            word |= bit(orders, order(Memory.getDouble(a + sa * i), Memory.getDouble(b + sb * i))) << i;
        }
        return word;
    }

    private static long floats(Operand left, Operand right, int start, int end, int orders) {
        long a = left.data();
        long b = right.data();
        long sa = left.stride(4);
        long sb = right.stride(4);
        long word = 0;
        for (int i = start; i < end; i++) {
            word |= bit(orders, order(Memory.getFloat(a + sa * i), Memory.getFloat(b + sb * i))) << i;
        }
        return word;
    }
}
