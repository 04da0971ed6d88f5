package io.sluice.runtime.operator.match;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.MatchSlot;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.expr.Columns;
import io.sluice.runtime.expr.CompiledPredicate;
import io.sluice.runtime.expr.ExprCompiler;
import io.sluice.runtime.expr.RowEvaluation;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Whether a row fits one symbol. A condition that reads only the row itself and its neighbours is computed for all rows of a region at
 * once; one that reaches into the match, for each row that is tried.
 */
final class SymbolConditions {
    private final OperatorContext context;
    private final SlotValues values;
    private final List<MatchSlot> slots = new ArrayList<>();
    private final RowType slotRow;
    private final CompiledPredicate predicate;
    private final boolean local;
    private final int[] oneRow = new int[1];
    private Region region;
    private BitSet fitting;

    SymbolConditions(int symbol, Expr condition, List<MatchSlot> allSlots, SlotValues values, OperatorContext context) {
        this.context = context;
        this.values = values;
        int[] read = Columns.readBy(List.of(condition));
        List<Field> fields = new ArrayList<>();
        boolean isLocal = true;
        for (int index : read) {
            MatchSlot slot = allSlots.get(index);
            slots.add(slot);
            fields.add(new Field("$" + index, slot.type()));
            isLocal &= slot instanceof MatchSlot.Navigation navigation && isOfCurrentRow(navigation, symbol);
        }
        this.slotRow = new RowType(fields);
        this.local = isLocal;
        this.predicate =
                ExprCompiler.compilePredicate(Columns.renumber(condition, index -> Arrays.binarySearch(read, index)));
    }

    /** Whether the slot reads the row that is looked at, or one at a fixed distance from it, when that row is tried for the symbol. */
    static boolean isOfCurrentRow(MatchSlot.Navigation slot, int symbol) {
        return !slot.first()
                && slot.logical() == 0
                && slot.running()
                && (slot.symbols().isEmpty() || slot.symbols().contains(symbol));
    }

    /** Whether the last row of the mapping fits. Errors count as no, and are reported for rows from {@code newFrom} on. */
    boolean holds(Region rows, Mapping mapping, long matchNumber, int newFrom) {
        int row = mapping.start() + mapping.length() - 1;
        if (!local) {
            return holdsInMatch(rows, mapping, matchNumber, newFrom);
        }
        if (region != rows) {
            region = rows;
            fitting = fittingRows(newFrom);
        }
        return fitting.get(row);
    }

    /** Forgets the region, before it is closed. */
    void forget() {
        region = null;
        fitting = null;
    }

    private BitSet fittingRows(int newFrom) {
        int count = region.size();
        Column[] columns = new Column[slots.size()];
        for (int i = 0; i < columns.length; i++) {
            MatchSlot.Navigation slot = (MatchSlot.Navigation) slots.get(i);
            columns[i] = shifted(region.column(slot.column()), slot.physical(), count);
        }
        BitSet rows = new BitSet(count);
        try (ChangeBatch batch = new ChangeBatch(columns, null, count)) {
            int[] selected = new int[count];
            RowEvaluation evaluation = evaluation();
            int found = predicate.select(batch, selected, evaluation);
            for (int i = 0; i < found; i++) {
                rows.set(selected[i], !evaluation.hasFailed(selected[i]));
            }
            for (RowEvaluation.Failure failure : evaluation.failures()) {
                report(region, failure.row(), newFrom, failure);
            }
        }
        return rows;
    }

    private Column shifted(Column column, int by, int count) {
        if (by == 0) {
            return column.retain();
        }
        try (ColumnBuilder builder = ColumnBuilders.create(column.type().withNullable(true), context.allocator())) {
            for (int row = 0; row < count; row++) {
                if (row + by < 0 || row + by >= count) {
                    builder.appendNull();
                } else {
                    builder.appendFrom(column, row + by);
                }
            }
            return builder.build();
        }
    }

    private boolean holdsInMatch(Region rows, Mapping mapping, long matchNumber, int newFrom) {
        int row = mapping.start() + mapping.length() - 1;
        try (BatchBuilder builder = new BatchBuilder(slotRow, context.allocator())) {
            for (int i = 0; i < slots.size(); i++) {
                values.append(slots.get(i), rows, mapping, mapping.length() - 1, matchNumber, builder.column(i));
            }
            builder.endRow();
            try (ChangeBatch batch = builder.build()) {
                RowEvaluation evaluation = evaluation();
                boolean holds = predicate.select(batch, oneRow, evaluation) == 1;
                for (RowEvaluation.Failure failure : evaluation.failures()) {
                    report(rows, row, newFrom, failure);
                }
                return holds && !evaluation.hasFailures();
            }
        } catch (ArithmeticException overflow) {
            report(
                    rows,
                    row,
                    newFrom,
                    new RowEvaluation.Failure(row, ErrorCode.NUMERIC_OVERFLOW, "the sum overflows", SourceSpan.NONE));
            return false;
        }
    }

    private void report(Region rows, int row, int newFrom, RowEvaluation.Failure failure) {
        if (row >= newFrom) {
            context.rejected().failed(rows.rows(), row, failure.code(), failure.message(), failure.span());
        }
    }

    private RowEvaluation evaluation() {
        return new RowEvaluation(context.allocator(), context.nowMicros().getAsLong(), context.parameters());
    }
}
