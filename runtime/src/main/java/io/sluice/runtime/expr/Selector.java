package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;

/** A condition that looks at the rows it is told to. */
interface Selector extends CompiledPredicate {
    /**
     * Keeps those of {@code rows[0 .. count)} for which the condition is true.
     *
     * @param rows ascending; null for rows 0 to {@code count}
     * @param selected gets the kept rows; may be {@code rows} itself
     * @return how many were kept
     */
    int select(ChangeBatch input, int[] rows, int count, int[] selected, Evaluation evaluation);

    @Override
    default int select(ChangeBatch input, int[] selected, Evaluation evaluation) {
        return select(input, null, input.rowCount(), selected, evaluation);
    }
}
