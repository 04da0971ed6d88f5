package io.sluice.runtime.expr;

import io.sluice.planner.expr.Expr;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that some expressions see: the columns they read, and behind them what is in several of them and computed once. For one thread at
 * a time.
 */
public final class ExtendedRows {
    private final int[] read;
    private final List<Expr> expressions;
    private final List<CompiledExpr> further;

    /**
     * Prepares rows for the expressions.
     *
     * @param first how many of the expressions, from the first on, are evaluated for every row
     */
    public ExtendedRows(List<Expr> expressions, int first) {
        this.read = Columns.readBy(expressions);
        List<Expr> narrow = expressions.stream()
                .map(expr -> Columns.renumber(expr, index -> Arrays.binarySearch(read, index)))
                .toList();
        SharedExpressions shared = new SharedExpressions(narrow, first, read.length);
        this.expressions = shared.expressions();
        this.further = shared.shared().stream().map(ExprCompiler::compile).toList();
    }

    /** The expressions over the extended rows. */
    public List<Expr> expressions() {
        return expressions;
    }

    /** The extended rows of a batch, with its weights; owned by the caller. */
    public ChangeBatch of(ChangeBatch input, Evaluation evaluation) {
        ChangeBatch rows = input.project(read);
        for (CompiledExpr expression : further) {
            try (ChangeBatch fewer = rows) {
                rows = extended(fewer, expression.evaluate(fewer, evaluation));
            }
        }
        return rows;
    }

    private static ChangeBatch extended(ChangeBatch rows, Column further) {
        int width = rows.columnCount();
        Column[] columns = new Column[width + 1];
        for (int i = 0; i < width; i++) {
            columns[i] = rows.column(i).retain();
        }
        columns[width] = further;
        return new ChangeBatch(
                columns, rows.weights() == null ? null : rows.weights().retain(), rows.rowCount());
    }
}
