package io.sluice.runtime.expr;

import io.sluice.planner.expr.Expr;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import java.util.Arrays;
import java.util.List;

/** An expression that is evaluated for some rows of a batch only: gathers what it reads, so that no other row can fail. */
final class PartialExpr {
    private final int[] columns;
    private final CompiledExpr expression;

    PartialExpr(Expr expr) {
        this.columns = Columns.readBy(List.of(expr));
        this.expression = ExprCompiler.compile(Columns.renumber(expr, index -> Arrays.binarySearch(columns, index)));
    }

    /** One value for each of the ascending {@code rows[0 .. count)}; owned by the caller. */
    Column evaluate(ChangeBatch input, int[] rows, int count, Evaluation evaluation) {
        if (count == input.rowCount()) {
            try (ChangeBatch all = input.project(columns)) {
                return expression.evaluate(all, evaluation);
            }
        }
        Column[] gathered = new Column[columns.length];
        for (int i = 0; i < gathered.length; i++) {
            gathered[i] = Gather.column(input.column(columns[i]), rows, count, evaluation.allocator());
        }
        try (ChangeBatch some = new ChangeBatch(gathered, null, count)) {
            return expression.evaluate(some, new SubsetEvaluation(evaluation, rows));
        }
    }
}
