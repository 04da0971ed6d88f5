package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;

/** Compares BOOLEANs, 64 at a time; false comes before true. */
final class BooleanComparison extends Comparison {
    BooleanComparison(ScalarOp op) {
        super(op);
    }

    @Override
    void fill(Operand left, Operand right, int rowCount, int orders, long bits) {
        for (int start = 0; start < rowCount; start += 64) {
            long a = left.bits(start >>> 6);
            long b = right.bits(start >>> 6);
            long less = (orders & 1) != 0 ? ~a & b : 0;
            long equal = (orders & 2) != 0 ? ~(a ^ b) : 0;
            long greater = (orders & 4) != 0 ? a & ~b : 0;
            putWord(bits, start, less | equal | greater);
        }
    }
}
