package io.sluice.runtime.expr;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.expr.kernel.Integers;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.expr.kernel.WholeRange;

/** A whole number compared with a constant. */
final class RangeSelector implements Selector {
    private final ScalarOp op;
    private final Node constant;
    private final Node whole;
    private final PartialExpr partial;
    /** The index of the column compared; −1 for any other expression, which must not see rows that are not asked for. */
    private final int column;

    RangeSelector(ScalarOp op, Expr value, int column, Node constant) {
        this.op = op;
        this.constant = constant;
        this.whole = ExprCompiler.node(value);
        this.partial = new PartialExpr(value);
        this.column = column;
    }

    @Override
    public int select(ChangeBatch input, int[] rows, int count, int[] selected, Evaluation evaluation) {
        if (count == 0) {
            return 0;
        }
        WholeRange range;
        // A constant that fails fails the rows that are asked for, no others.
        Evaluation ofRows = rows == null ? evaluation : new SubsetEvaluation(evaluation, rows);
        try (ChangeBatch asked = new ChangeBatch(new Column[0], null, count);
                Operand bound = constant.operand(asked, ofRows)) {
            if (bound.isConstantNull()) {
                return 0;
            }
            range = WholeRange.of(op, Integers.get(bound.data(), ColumnTypes.byteWidth(bound.type())));
        }
        if (column >= 0) {
            return range.select(input.column(column), rows, count, selected);
        }
        if (rows == null) {
            Column values = whole.evaluate(input, evaluation);
            int kept = range.select(values, null, count, selected);
            values.release();
            return kept;
        }
        Column values = partial.evaluate(input, rows, count, evaluation);
        int[] positions = new int[count];
        int kept = range.select(values, null, count, positions);
        values.release();
        for (int i = 0; i < kept; i++) {
            selected[i] = rows[positions[i]];
        }
        return kept;
    }
}
