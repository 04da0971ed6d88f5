package io.sluice.runtime.expr;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.List;

/** AND: each condition looks only at the rows the ones before it kept. */
record AndSelector(List<Selector> conditions) implements Selector {
    @Override
    public int select(ChangeBatch input, int[] rows, int count, int[] selected, Evaluation evaluation) {
        int kept = conditions.get(0).select(input, rows, count, selected, evaluation);
        for (int i = 1; i < conditions.size() && kept > 0; i++) {
            kept = conditions.get(i).select(input, selected, kept, selected, evaluation);
        }
        return kept;
    }
}
