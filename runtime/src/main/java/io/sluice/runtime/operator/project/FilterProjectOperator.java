package io.sluice.runtime.operator.project;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.expr.Columns;
import io.sluice.runtime.expr.CompiledExpr;
import io.sluice.runtime.expr.CompiledPredicate;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.ExtendedRows;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.StatelessOperator;
import io.sluice.runtime.seek.ChosenReader;
import io.sluice.runtime.seek.ChosenRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the rows for which a predicate is true, then computes projections for them. Linear: each row keeps its weight. Columns that are only
 * passed on are shared when every row stays, else gathered once. A row for which an expression fails is reported once and left out.
 */
public final class FilterProjectOperator implements StatelessOperator, ChosenReader {
    private static final int[] NO_ROWS = {};

    private final OperatorContext context;
    /** The rows as the predicate sees them, with what it shares with the projections. */
    private final ExtendedRows before;

    private final CompiledPredicate predicate;
    /** The columns of those rows that the projections read; they see a batch of only these. */
    private final int[] read;

    /** The rows that stay as the projections see them, with what these share. */
    private final ExtendedRows after;

    private final CompiledExpr[] projections;

    /** The input columns that are all there is to the results; null where something is computed or rows are left out. */
    private final int[] moved;

    private int[] selected = NO_ROWS;

    private FilterProjectOperator(OperatorContext context, Expr predicate, List<Expr> projections) {
        this.context = context;
        List<Expr> results = projections;
        if (predicate == null) {
            this.before = null;
            this.predicate = null;
        } else {
            List<Expr> all = new ArrayList<>(projections);
            all.add(0, predicate);
            this.before = new ExtendedRows(all, 1);
            this.predicate = ExprCompiler.compilePredicate(before.expressions().get(0));
            results = before.expressions().subList(1, all.size());
        }
        this.read = Columns.readBy(results);
        List<Expr> narrow = results.stream()
                .map(expr -> Columns.renumber(expr, index -> Arrays.binarySearch(read, index)))
                .toList();
        this.after = new ExtendedRows(narrow, narrow.size());
        this.moved = predicate == null && projections.stream().allMatch(ColumnRef.class::isInstance)
                ? projections.stream()
                        .mapToInt(expr -> ((ColumnRef) expr).index())
                        .toArray()
                : null;
        this.projections =
                after.expressions().stream().map(ExprCompiler::compile).toArray(CompiledExpr[]::new);
    }

    /** Keeps all {@code columnCount} columns of the input. */
    public static FilterProjectOperator filter(OperatorContext context, Expr predicate, int columnCount) {
        return new FilterProjectOperator(context, predicate, columns(columnCount));
    }

    /** The first columns, as they are. */
    public static List<Expr> columns(int columnCount) {
        return IntStream.range(0, columnCount)
                .<Expr>mapToObj(index -> new ColumnRef(index, null))
                .toList();
    }

    /** Keeps all rows. */
    public static FilterProjectOperator project(OperatorContext context, List<Expr> projections) {
        return new FilterProjectOperator(context, null, projections);
    }

    /** Projects the rows for which the predicate is true; all when it is null. */
    public static FilterProjectOperator filterProject(OperatorContext context, Expr predicate, List<Expr> projections) {
        return new FilterProjectOperator(context, predicate, projections);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        ChangeBatch result;
        try (batch) {
            result = process(batch);
        }
        out.emit(result);
    }

    @Override
    public void process(ChangeBatch batch, ChosenRows chosen, Output out) {
        int count = chosen.count();
        if (count == 0) {
            return;
        }
        if (count == batch.rowCount()) {
            out.emit(process(batch));
        } else if (predicate != null) {
            try (ChangeBatch rows = Gather.batch(batch, chosen.rows(), count, context.allocator())) {
                out.emit(process(rows));
            }
        } else if (projections.length == 0 && batch.isAppendOnly()) {
            out.emit(new ChangeBatch(new Column[0], null, count));
        } else {
            int[] rows = chosen.rows();
            try (ChangeBatch all = batch.project(read);
                    ChangeBatch needed = Gather.batch(all, rows, count, context.allocator())) {
                out.emit(project(batch, needed, rows));
            }
        }
    }

    @Override
    public boolean keepsRowNumbers() {
        return true;
    }

    private ChangeBatch process(ChangeBatch batch) {
        if (moved != null) {
            return batch.project(moved);
        }
        if (predicate == null) {
            try (ChangeBatch needed = batch.project(read)) {
                return project(batch, needed, null);
            }
        }
        if (selected.length < batch.rowCount()) {
            selected = new int[batch.rowCount()];
        }
        RowEvaluation evaluation = evaluation();
        try (ChangeBatch rows = before.of(batch, evaluation)) {
            int count = predicate.select(rows, selected, evaluation);
            if (evaluation.hasFailures()) {
                report(evaluation, batch, null);
                count = withoutFailed(selected, count, evaluation);
            }
            try (ChangeBatch all = rows.project(read)) {
                if (count == batch.rowCount()) {
                    return project(batch, all, null);
                }
                try (ChangeBatch needed = Gather.batch(all, selected, count, context.allocator())) {
                    return project(batch, needed, selected);
                }
            }
        }
    }

    /**
     * Computes the projections.
     *
     * @param needed the columns they read, of the rows that stay
     * @param origins where those rows stand in {@code batch}; null when all stay
     */
    private ChangeBatch project(ChangeBatch batch, ChangeBatch needed, int[] origins) {
        RowEvaluation evaluation = evaluation();
        Column[] columns;
        try (ChangeBatch rows = after.of(needed, evaluation)) {
            columns = evaluate(rows, evaluation);
        }
        Column weights = needed.weights() == null ? null : needed.weights().retain();
        RowNumbers numbers = batch.numbers();
        if (numbers != null && origins != null) {
            numbers = numbers.gather(origins, needed.rowCount());
        }
        ChangeBatch result = new ChangeBatch(columns, weights, needed.rowCount(), numbers);
        if (!evaluation.hasFailures()) {
            return result;
        }
        try (result) {
            report(evaluation, batch, origins);
            return withoutFailed(result, evaluation);
        }
    }

    private static int withoutFailed(int[] rows, int count, RowEvaluation evaluation) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!evaluation.hasFailed(rows[i])) {
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }

    private Column[] evaluate(ChangeBatch rows, RowEvaluation evaluation) {
        Column[] columns = new Column[projections.length];
        try {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = projections[i].evaluate(rows, evaluation);
            }
            return columns;
        } catch (RuntimeException e) {
            for (Column column : columns) {
                if (column != null) {
                    column.release();
                }
            }
            throw e;
        }
    }

    private ChangeBatch withoutFailed(ChangeBatch result, RowEvaluation evaluation) {
        int[] good = IntStream.range(0, result.rowCount())
                .filter(row -> !evaluation.hasFailed(row))
                .toArray();
        return Gather.batch(result, good, good.length, context.allocator());
    }

    private void report(RowEvaluation evaluation, ChangeBatch batch, int[] origins) {
        for (RowEvaluation.Failure failure : evaluation.failures()) {
            int row = origins == null ? failure.row() : origins[failure.row()];
            context.rejected().failed(batch, row, failure.code(), failure.message(), failure.span());
        }
    }

    private RowEvaluation evaluation() {
        return new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
    }
}
