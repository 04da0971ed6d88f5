package io.sluice.runtime.operator.unnest;

import io.sluice.planner.expr.Expr;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.expr.CompiledExpr;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.StatelessOperator;
import java.util.List;

/**
 * One row per element of a collection, with the weight of the row it came from: some of that row's columns, the element's, its position.
 * Elements are not turned into objects: they leave as the column they already are, or as stretches of it. A row whose collection cannot be
 * computed is reported and left out.
 */
public final class UnnestOperator implements StatelessOperator {
    private final OperatorContext context;
    private final int[] passed;
    private final CompiledExpr collection;
    private final boolean ordinality;
    private final boolean outer;
    private ElementRows rows;

    /**
     * @param passed columns of the input to pass on
     * @param collection an ARRAY or MAP
     * @param ordinality whether to add the position, from 1
     * @param outer whether a row without elements gives one of NULLs
     */
    public UnnestOperator(
            OperatorContext context, List<Integer> passed, Expr collection, boolean ordinality, boolean outer) {
        this.context = context;
        this.passed = passed.stream().mapToInt(Integer::intValue).toArray();
        this.collection = ExprCompiler.compile(collection);
        this.ordinality = ordinality;
        this.outer = outer;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (batch) {
            RowEvaluation evaluation =
                    new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
            Column collections = collection.evaluate(batch, evaluation);
            try (Elements elements = new Elements(collections)) {
                for (RowEvaluation.Failure failure : evaluation.failures()) {
                    context.rejected().failed(batch, failure.row(), failure.code(), failure.message(), failure.span());
                }
                unnest(batch, elements, evaluation, out);
            } finally {
                collections.release();
            }
        }
    }

    private void unnest(ChangeBatch batch, Elements elements, RowEvaluation evaluation, Output out) {
        if (rows == null) {
            rows = new ElementRows(context.batchRows());
        }
        rows.clear();
        for (int row = 0; row < batch.rowCount(); row++) {
            if (evaluation.hasFailures() && evaluation.hasFailed(row)) {
                continue;
            }
            int begin = elements.begin(row);
            int end = elements.end(row);
            if (begin == end && outer) {
                makeRoom(batch, elements, out);
                rows.addNull(row, 0);
            }
            for (int element = begin; element < end; element++) {
                makeRoom(batch, elements, out);
                if (elements.isNullRow(element)) {
                    rows.addNull(row, element - begin + 1);
                } else {
                    rows.add(row, element, element - begin + 1);
                }
            }
        }
        if (rows.count() > 0) {
            emit(batch, elements, out);
        }
    }

    private void makeRoom(ChangeBatch batch, Elements elements, Output out) {
        if (rows.isFull()) {
            emit(batch, elements, out);
        }
    }

    private void emit(ChangeBatch batch, Elements elements, Output out) {
        out.emit(rows.toBatch(batch, passed, elements.columns(), ordinality, context.allocator()));
        rows.clear();
    }
}
