package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Kleene;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import org.apache.arrow.memory.BufferAllocator;

/** AND and OR as a value. The right side is evaluated only for rows the left one leaves open, unless it cannot fail anyway. */
final class LogicNode implements Node {
    private final boolean and;
    private final Kernel combine;
    private final Node left;
    private final Node right;
    private final PartialExpr partialRight;

    /** @param partialRight null when the right side never fails */
    LogicNode(boolean and, Node left, Node right, PartialExpr partialRight) {
        this.and = and;
        this.combine = new Kleene(and);
        this.left = left;
        this.right = right;
        this.partialRight = partialRight;
    }

    @Override
    public Column evaluate(ChangeBatch input, Evaluation evaluation) {
        Column first = left.evaluate(input, evaluation);
        try (Operand decided = Operand.of(first);
                Operand other = partialRight == null
                        ? right.operand(input, evaluation)
                        : Operand.of(whereOpen(first, input, evaluation))) {
            Operand[] both = {decided, other};
            return combine.apply(both, input.rowCount(), new NoFailure(evaluation.allocator()));
        }
    }

    /** The right side, with the neutral value where the left one decides. */
    private Column whereOpen(Column first, ChangeBatch input, Evaluation evaluation) {
        int[] open = new int[input.rowCount()];
        int count = 0;
        for (int row = 0; row < open.length; row++) {
            if (first.isNull(row) || Memory.getBit(first.data(), row) == and) {
                open[count++] = row;
            }
        }
        Column some = partialRight.evaluate(input, open, count, evaluation);
        try (NewColumn spread = NewColumn.fixed(some.type(), open.length, evaluation.allocator())) {
            Memory.fill(spread.data(), NewColumn.words(open.length) * 8L, (byte) (and ? -1 : 0));
            for (int i = 0; i < count; i++) {
                if (some.isNull(i)) {
                    spread.setNull(open[i]);
                } else if (Memory.getBit(some.data(), i)) {
                    Memory.setBit(spread.data(), open[i]);
                } else {
                    Memory.clearBit(spread.data(), open[i]);
                }
            }
            return spread.build();
        } finally {
            some.release();
        }
    }

    private record NoFailure(BufferAllocator allocator) implements KernelContext {
        @Override
        public void fail(int row, ErrorCode code, String message) {
            throw new IllegalStateException(message);
        }
    }
}
