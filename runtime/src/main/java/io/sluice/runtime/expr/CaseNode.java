package io.sluice.runtime.expr;

import io.sluice.planner.expr.CaseWhen;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
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
    /** For each result, whether it is the same for all rows and cannot fail. */
    private final List<Boolean> constant = new ArrayList<>();

    /** The last of the results is that of ELSE. */
    CaseNode(CaseWhen choice) {
        this.conditions =
                choice.conditions().stream().map(ExprCompiler::selector).toList();
        this.results = new ArrayList<>();
        choice.results().forEach(this::add);
        add(choice.otherwise());
    }

    private void add(Expr result) {
        results.add(new PartialExpr(result));
        constant.add(result instanceof Literal);
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
                // A constant stands there once for all rows that take it.
                boolean once = constant.get(branch) && count > 0;
                if (count > 0 || branch == conditions.size()) {
                    pieces.add(results.get(branch).evaluate(input, taken, once ? 1 : count, evaluation));
                }
                for (int i = 0; i < count; i++) {
                    source[taken[i]] = once ? done : done + i;
                }
                done += once ? 1 : count;
                openCount = without(open, openCount, taken, count);
            }
            return assemble(pieces, source, evaluation);
        } finally {
            pieces.forEach(Column::release);
        }
    }

    private static Column assemble(List<Column> pieces, int[] source, Evaluation evaluation) {
        if (pieces.size() == 1 && pieces.get(0).rowCount() == source.length) {
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
