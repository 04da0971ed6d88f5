package io.sluice.runtime.operator.join;

import io.sluice.planner.expr.Expr;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.expr.Columns;
import io.sluice.runtime.expr.CompiledPredicate;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.state.row.RowStore;
import java.util.Arrays;
import java.util.List;

/** The condition of a join beyond its keys. Only the columns it reads are put together to decide it. */
final class Residual {
    private final OperatorContext context;
    private final JoinOutput output;
    private final int leftColumns;
    /** Columns of left then right that the condition reads. */
    private final int[] read;

    private final CompiledPredicate predicate;
    private int[] selected = new int[0];

    Residual(Expr condition, int leftColumns, JoinOutput output, OperatorContext context) {
        this.context = context;
        this.output = output;
        this.leftColumns = leftColumns;
        this.read = Columns.readBy(List.of(condition));
        this.predicate =
                ExprCompiler.compilePredicate(Columns.renumber(condition, index -> Arrays.binarySearch(read, index)));
    }

    /**
     * Moves the pairs for which the condition is true to the front and returns how many they are. Pairs for which it fails are reported and do
     * not match.
     *
     * @param input whose rows the batch has
     * @param partners rows of the other input
     * @param weights of the pairs
     */
    int select(int input, ChangeBatch batch, int[] rows, RowStore others, int[] partners, long[] weights, int count) {
        if (selected.length < count) {
            selected = new int[Math.max(64, count)];
        }
        RowEvaluation evaluation =
                new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
        int kept = 0;
        try (ChangeBatch pairs = new ChangeBatch(columns(input, batch, rows, others, partners, count), null, count)) {
            int found = predicate.select(pairs, selected, evaluation);
            report(evaluation, input, batch, rows, others, partners, weights);
            for (int i = 0; i < found; i++) {
                int pair = selected[i];
                if (!evaluation.hasFailed(pair)) {
                    rows[kept] = rows[pair];
                    partners[kept] = partners[pair];
                    weights[kept++] = weights[pair];
                }
            }
        }
        return kept;
    }

    private Column[] columns(int input, ChangeBatch batch, int[] rows, RowStore others, int[] partners, int count) {
        Column[] columns = new Column[read.length];
        for (int i = 0; i < read.length; i++) {
            int side = read[i] < leftColumns ? 0 : 1;
            int index = side == 0 ? read[i] : read[i] - leftColumns;
            columns[i] = side == input
                    ? Gather.column(batch, index, rows, count, context.allocator())
                    : others.newColumn(index, partners, count);
        }
        return columns;
    }

    private void report(
            RowEvaluation evaluation,
            int input,
            ChangeBatch batch,
            int[] rows,
            RowStore others,
            int[] partners,
            long[] weights) {
        if (!evaluation.hasFailures()) {
            return;
        }
        for (RowEvaluation.Failure failure : evaluation.failures()) {
            int pair = failure.row();
            if (weights[pair] != 0) {
                try (ChangeBatch one = output.pairs(
                        input,
                        batch,
                        new int[] {rows[pair]},
                        others,
                        new int[] {partners[pair]},
                        new long[] {weights[pair]},
                        1)) {
                    context.rejected().failed(one, 0, failure.code(), failure.message(), failure.span());
                }
            }
        }
    }
}
