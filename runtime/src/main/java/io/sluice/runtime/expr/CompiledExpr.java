package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;

/** An expression ready to run. For one thread at a time (it may keep scratch memory); holds no buffer between calls. */
public interface CompiledExpr {
    /**
     * Evaluates the expression for every row of {@code input}, which stays the caller's. Rows for which it fails are
     * reported to {@code evaluation} and have any value: the caller leaves them out.
     *
     * @return a column of as many rows, owned by the caller; possibly a column of the input itself, retained
     */
    Column evaluate(ChangeBatch input, Evaluation evaluation);
}
