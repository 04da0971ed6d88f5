package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.memory.Memory;

/** Compares VARCHAR and VARBINARY byte by byte, which for UTF-8 is the order of code points. */
final class BytesComparison extends Comparison {
    BytesComparison(ScalarOp op) {
        super(op);
    }

    @Override
    void fill(Operand left, Operand right, int rowCount, int orders, long bits) {
        boolean equality = orders == 2 || orders == 5;
        for (int start = 0; start < rowCount; start += 64) {
            int end = Math.min(rowCount, start + 64);
            long word = 0;
            for (int i = start; i < end; i++) {
                int leftBytes = left.length(i);
                int rightBytes = right.length(i);
                int order;
                if (equality) {
                    order = leftBytes == rightBytes && Memory.equal(left.start(i), right.start(i), leftBytes) ? 0 : 1;
                } else {
                    order = Memory.compare(left.start(i), leftBytes, right.start(i), rightBytes);
                }
                word |= bit(orders, order) << i;
            }
            putWord(bits, start, word);
        }
    }
}
