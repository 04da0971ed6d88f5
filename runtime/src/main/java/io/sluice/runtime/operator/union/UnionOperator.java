package io.sluice.runtime.operator.union;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.StatelessOperator;

/** UNION ALL: passes the batches of all its inputs on as they come. */
public final class UnionOperator implements StatelessOperator {
    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        out.emit(batch);
    }
}
