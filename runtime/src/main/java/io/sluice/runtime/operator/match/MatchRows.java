package io.sluice.runtime.operator.match;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.MatchNode.Output;
import io.sluice.planner.plan.MatchSlot;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.expr.CompiledExpr;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Makes the rows given out for matches: gathers what measures read for all matches of a tick, then computes each measure once for all. */
final class MatchRows implements AutoCloseable {
    /** Some rows of a batch; known once {@link #finish} has made it. */
    static final class Range {
        private int from;
        private int to;
        private ChangeBatch batch;

        private Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }

        ChangeBatch batch() {
            return batch;
        }

        /** Gives the batch back. */
        void release() {
            if (batch != null) {
                batch.close();
                batch = null;
            }
        }
    }

    private final MatchSpec spec;
    private final OperatorContext context;
    private final SlotValues values;
    private final List<CompiledExpr> measures = new ArrayList<>();
    /** The columns of the input that are given out, then the slots. */
    private final RowType gatheredRow;

    private final List<Integer> inputColumns = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private BatchBuilder gathered;

    MatchRows(MatchSpec spec, SlotValues values, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.values = values;
        List<Field> fields = new ArrayList<>();
        // Slots come first, so that measures find them where they count them.
        for (MatchSlot slot : spec.measureSlots()) {
            fields.add(new Field("$" + fields.size(), slot.type()));
        }
        for (Output output : spec.outputs()) {
            if (output.measure().isPresent()) {
                Expr measure = output.measure().get();
                measures.add(ExprCompiler.compile(measure));
            } else {
                inputColumns.add(output.column());
                fields.add(spec.input().field(output.column()));
            }
        }
        this.gatheredRow = new RowType(fields);
        this.gathered = new BatchBuilder(gatheredRow, context.allocator());
    }

    /** Takes down the rows of a match. */
    Range add(Region region, Mapping mapping, long matchNumber) {
        int from = gathered.rowCount();
        if (!spec.allRows()) {
            append(region, mapping, mapping.length() - 1, mapping.start(), matchNumber);
        } else {
            for (int row = 0; row < mapping.length(); row++) {
                if (!mapping.isExcluded(row)) {
                    append(region, mapping, row, mapping.start() + row, matchNumber);
                }
            }
        }
        Range range = new Range(from, gathered.rowCount());
        ranges.add(range);
        return range;
    }

    private void append(Region region, Mapping mapping, int current, int row, long matchNumber) {
        try {
            for (int i = 0; i < spec.measureSlots().size(); i++) {
                ColumnBuilder out = gathered.column(i);
                values.append(spec.measureSlots().get(i), region, mapping, current, matchNumber, out);
            }
            for (int i = 0; i < inputColumns.size(); i++) {
                gathered.column(spec.measureSlots().size() + i).appendFrom(region.column(inputColumns.get(i)), row);
            }
            gathered.endRow();
        } catch (ArithmeticException overflow) {
            gathered.abandonRow();
            context.rejected()
                    .failed(
                            region.rows(),
                            row,
                            ErrorCode.NUMERIC_OVERFLOW,
                            "a sum over the rows of a match overflows",
                            SourceSpan.NONE);
        }
    }

    /** Computes the rows of all matches added, owned by the caller; their ranges know them from now on. */
    ChangeBatch finish() {
        try (ChangeBatch rows = gathered.build()) {
            gathered = new BatchBuilder(gatheredRow, context.allocator());
            RowEvaluation evaluation =
                    new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
            Column[] columns = new Column[spec.outputs().size()];
            int input = spec.measureSlots().size();
            int measure = 0;
            for (int i = 0; i < columns.length; i++) {
                columns[i] = spec.outputs().get(i).measure().isPresent()
                        ? measures.get(measure++).evaluate(rows, evaluation)
                        : rows.column(input++).retain();
            }
            ChangeBatch result = withoutFailed(new ChangeBatch(columns, null, rows.rowCount()), evaluation);
            for (Range range : ranges) {
                range.batch = result.share();
            }
            ranges.clear();
            return result;
        }
    }

    /** Takes over a batch and gives it back without the rows that failed, which the ranges then leave out. */
    private ChangeBatch withoutFailed(ChangeBatch result, RowEvaluation evaluation) {
        if (!evaluation.hasFailures()) {
            return result;
        }
        try (result) {
            for (RowEvaluation.Failure failure : evaluation.failures()) {
                context.rejected().failed(result, failure.row(), failure.code(), failure.message(), failure.span());
            }
            int[] good = new int[result.rowCount()];
            int[] position = new int[result.rowCount() + 1];
            int count = 0;
            for (int row = 0; row < result.rowCount(); row++) {
                position[row] = count;
                if (!evaluation.hasFailed(row)) {
                    good[count++] = row;
                }
            }
            position[result.rowCount()] = count;
            for (Range range : ranges) {
                range.from = position[range.from];
                range.to = position[range.to];
            }
            return Gather.batch(result, good, count, context.allocator());
        }
    }

    @Override
    public void close() {
        gathered.close();
    }
}
