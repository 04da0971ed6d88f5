package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.expr.kernel.Operand;

/** An expression without columns: evaluated once a batch, repeated only where a whole column is wanted. */
record ConstantNode(Node expression) implements Node {
    @Override
    public Operand operand(ChangeBatch input, Evaluation evaluation) {
        try (ChangeBatch single = new ChangeBatch(new Column[0], null, 1)) {
            return Operand.constant(expression.evaluate(single, new ConstantEvaluation(evaluation, input.rowCount())));
        }
    }

    @Override
    public Column evaluate(ChangeBatch input, Evaluation evaluation) {
        try (Operand value = operand(input, evaluation)) {
            return Gather.column(value.column(), new int[input.rowCount()], input.rowCount(), evaluation.allocator());
        }
    }
}
