package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.expr.kernel.Operand;

/** An expression as an argument of another one. */
interface Node extends CompiledExpr {
    /** The value as an operand, owned by the caller: a constant stays one value. */
    default Operand operand(ChangeBatch input, Evaluation evaluation) {
        return Operand.of(evaluate(input, evaluation));
    }
}
