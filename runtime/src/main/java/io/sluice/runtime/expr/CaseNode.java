package io.sluice.runtime.expr;

import io.sluice.planner.expr.CaseWhen;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import java.util.ArrayList;
import java.util.List;

/** CASE: each condition sees the rows that are still open, each result only the rows that take it. */
final class CaseNode implements Node {
    private final List<Selector> conditions;
    private final List<PartialExpr> results;

    /** The last of the results is that of ELSE. */
    CaseNode(CaseWhen choice) {
        this.conditions =
                choice.conditions().stream().map(ExprCompiler::selector).toList();
        this.results = new ArrayList<>();
        choice.results().forEach(result -> results.add(new PartialExpr(result)));
        results.add(new PartialExpr(choice.otherwise()));
    }

    @Override
    public Column evaluate(ChangeBatch input, Evaluation evaluation) {
        int rows = input.rowCount();
        // For each row, where its value stands in the results put behind each other.
        int[] source = new int[rows];
        List<Column> pieces = new ArrayList<>();
        try {
            int[] open = new int[rows];
            for (int i = 0; i < rows; i++) {
                open[i] = i;
            }
            int openCount = rows;
            int done = 0;
            int[] taken = new int[rows];
            for (int branch = 0; branch < results.size() && (openCount > 0 || pieces.isEmpty()); branch++) {
                int count = openCount;
                if (branch < conditions.size()) {
                    count = conditions.get(branch).select(input, open, openCount, taken, evaluation);
                } else {
                    System.arraycopy(open, 0, taken, 0, openCount);
                }
                if (count > 0 || branch == conditions.size()) {
                    pieces.add(results.get(branch).evaluate(input, taken, count, evaluation));
                }
                for (int i = 0; i < count; i++) {
                    source[taken[i]] = done++;
                }
                openCount = without(open, openCount, taken, count);
            }
            return assemble(pieces, source, evaluation);
        } finally {
            pieces.forEach(Column::release);
        }
    }

    private static Column assemble(List<Column> pieces, int[] source, Evaluation evaluation) {
        if (pieces.size() == 1) {
            return pieces.get(0).retain();
        }
        Column all = Concat.columns(pieces, evaluation.allocator());
        try {
            return Gather.column(all, source, source.length, evaluation.allocator());
        } finally {
            all.release();
        }
    }

    /** Takes out the rows of {@code taken}, a part of {@code rows} in the same order. */
    private static int without(int[] rows, int count, int[] taken, int takenCount) {
        int left = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (next < takenCount && taken[next] == rows[i]) {
                next++;
            } else {
                rows[left++] = rows[i];
            }
        }
        return left;
    }
}
