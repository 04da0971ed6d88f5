package io.sluice.runtime.compile;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.operator.OperatorContext;
import java.util.List;

/** Expressions without columns, evaluated when a plan is compiled. */
final class Constants {
    private static final Column[] NO_COLUMNS = {};

    private final OperatorContext context;

    Constants(OperatorContext context) {
        this.context = context;
    }

    /** The rows of a VALUES, owned by the caller; a row whose expression fails is reported and left out. */
    ChangeBatch rows(List<List<Expr>> rows, RowType rowType) {
        try (BatchBuilder builder = new BatchBuilder(rowType, context.allocator())) {
            for (List<Expr> row : rows) {
                appendRow(row, builder);
            }
            return builder.build();
        }
    }

    /** A whole number, such as that of LIMIT; {@code otherwise} for NULL. */
    long number(Expr expr, long otherwise) {
        Object[] value = new Object[1];
        return evaluate(expr, value) && value[0] != null ? ((Number) value[0]).longValue() : otherwise;
    }

    /** Any value in the Java form of its type; null for NULL and for an expression that failed, which is reported. */
    Object value(Expr expr) {
        Object[] value = new Object[1];
        return evaluate(expr, value) ? value[0] : null;
    }

    private void appendRow(List<Expr> row, BatchBuilder builder) {
        Object[] value = new Object[1];
        for (int i = 0; i < row.size(); i++) {
            if (!evaluate(row.get(i), value)) {
                builder.abandonRow();
                return;
            }
            builder.column(i).appendValue(value[0]);
        }
        builder.endRow();
    }

    /** Puts the value into {@code result[0]}; false when the expression failed, which is reported. */
    private boolean evaluate(Expr expr, Object[] result) {
        if (expr instanceof Literal literal) {
            result[0] = literal.value();
            return true;
        }
        RowEvaluation evaluation =
                new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
        try (ChangeBatch oneRow = new ChangeBatch(NO_COLUMNS, null, 1)) {
            Column column = ExprCompiler.compile(expr).evaluate(oneRow, evaluation);
            try {
                result[0] = Values.get(column, 0);
            } finally {
                column.release();
            }
            for (RowEvaluation.Failure failure : evaluation.failures()) {
                context.rejected().failed(oneRow, 0, failure.code(), failure.message(), failure.span());
            }
            return !evaluation.hasFailures();
        }
    }
}
