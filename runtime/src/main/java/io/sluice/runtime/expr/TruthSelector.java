package io.sluice.runtime.expr;

import io.sluice.planner.expr.Expr;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.expr.kernel.Selection;

/** Any condition: evaluated as a column of truth values first. */
final class TruthSelector implements Selector {
    private final CompiledExpr whole;
    private final PartialExpr partial;

    TruthSelector(Expr condition) {
        this.whole = ExprCompiler.compile(condition);
        this.partial = new PartialExpr(condition);
    }

    @Override
    public int select(ChangeBatch input, int[] rows, int count, int[] selected, Evaluation evaluation) {
        if (rows == null) {
            Column truth = whole.evaluate(input, evaluation);
            try {
                return Selection.ofTrue(truth, selected);
            } finally {
                truth.release();
            }
        }
        if (count == 0) {
            return 0;
        }
        Column truth = partial.evaluate(input, rows, count, evaluation);
        try {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                selected[kept] = row;
                kept += Selection.isTrue(truth, i) ? 1 : 0;
            }
            return kept;
        } finally {
            truth.release();
        }
    }
}
