package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;

/** A column of the input, passed on without copying. */
record ColumnNode(int index) implements Node {
    @Override
    public Column evaluate(ChangeBatch input, Evaluation evaluation) {
        return input.column(index).retain();
    }
}
