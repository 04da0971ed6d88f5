package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;

/**
 * A condition ready to run. For one thread at a time. It does not tell false from unknown: the right side of AND is not evaluated where the
 * left one is either, so a row may fail in fewer cases than in the value of the same expression.
 */
public interface CompiledPredicate {
    /**
     * Writes the rows of {@code input} for which the condition is true into {@code selected}, ascending. Rows for which
     * it fails are reported to {@code evaluation} and may be among them: the caller leaves them out.
     *
     * @param selected has room for {@code input.rowCount()} rows
     * @return how many were written
     */
    int select(ChangeBatch input, int[] selected, Evaluation evaluation);
}
