package io.sluice.runtime.expr;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.KernelContext;
import io.sluice.runtime.expr.kernel.Nulls;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** A kernel with its arguments. */
record CallNode(Kernel kernel, List<Node> args, SqlType type, SourceSpan span) implements Node {
    @Override
    public Column evaluate(ChangeBatch input, Evaluation evaluation) {
        Operand[] operands = new Operand[args.size()];
        try {
            boolean unknown = false;
            for (int i = 0; i < operands.length; i++) {
                operands[i] = args.get(i).operand(input, evaluation);
                unknown |= operands[i].isConstantNull();
            }
            if (unknown && kernel.isStrict()) {
                return Nulls.column(type, input.rowCount(), evaluation.allocator());
            }
            return kernel.apply(operands, input.rowCount(), new Context(evaluation, span));
        } finally {
            for (Operand operand : operands) {
                if (operand != null) {
                    operand.close();
                }
            }
        }
    }

    private record Context(Evaluation evaluation, SourceSpan span) implements KernelContext {
        @Override
        public BufferAllocator allocator() {
            return evaluation.allocator();
        }

        @Override
        public void fail(int row, ErrorCode code, String message) {
            evaluation.fail(row, code, message, span);
        }
    }
}
