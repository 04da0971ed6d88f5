package io.sluice.runtime.operator.sort;

import io.sluice.planner.plan.SortKey;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.operator.consolidate.Consolidation;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * ORDER BY, OFFSET and LIMIT of an ad-hoc query: collects all rows of the tick and emits those wanted in order, a row of weight n
 * n times. Rows that compare equal stay in the order they came in. With a small limit over rows that are only added, no more than
 * a few batches of candidates are kept.
 */
public final class SortOperator implements Operator {
    private static final int LARGEST_CUT = 1 << 16;

    private final List<SortKey> keys;
    private final long offset;
    private final long limit;
    private final boolean cuts;
    private final OperatorContext context;
    private final List<ChangeBatch> waiting = new ArrayList<>();
    private long waitingRows;
    private long waitingBytes;

    /**
     * @param keys none to keep the order of arrival
     * @param limit Long.MAX_VALUE for no limit
     * @param changing whether rows may be taken back
     */
    public SortOperator(List<SortKey> keys, long offset, long limit, boolean changing, OperatorContext context) {
        this.keys = List.copyOf(keys);
        this.offset = offset;
        this.limit = limit;
        this.cuts = !changing && limit <= LARGEST_CUT && offset <= LARGEST_CUT;
        this.context = context;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        keep(batch);
        if (cuts && waitingRows > 2 * (offset + limit) + context.batchRows()) {
            cut();
        }
    }

    /** Drops rows that cannot be among the first {@code offset + limit}. */
    private void cut() {
        int wanted = (int) (offset + limit);
        try (ChangeBatch whole = takeWaiting();
                RowOrder order = new RowOrder(whole, keys, context.allocator())) {
            // The best so far stand in front, in order, once a cut was made: whatever is not before the last of them is
            // out.
            int first = Math.min(wanted, whole.rowCount());
            int[] rows = new int[whole.rowCount()];
            int count = 0;
            for (int row = 0; row < whole.rowCount(); row++) {
                if (row < first || wanted > 0 && order.compare(row, first - 1) < 0) {
                    rows[count++] = row;
                }
            }
            boolean ordered = true;
            for (int i = 1; i < first && ordered; i++) {
                ordered = order.compare(i - 1, i) <= 0;
            }
            if (!ordered) {
                count = whole.rowCount();
                Arrays.setAll(rows, i -> i);
            }
            order.sort(rows, count);
            keep(Gather.batch(whole, rows, Math.min(count, wanted), context.allocator()));
        }
    }

    /** Without an order the first rows will do. */
    @Override
    public boolean isSatisfied() {
        return keys.isEmpty() && cuts && waitingRows >= offset + limit;
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (waiting.isEmpty()) {
            return;
        }
        try (ChangeBatch collected = takeWaiting();
                ChangeBatch whole = Consolidation.hasRetractions(collected)
                        ? Consolidation.consolidate(collected, context.allocator())
                        : collected.share();
                RowOrder order = new RowOrder(whole, keys, context.allocator())) {
            int[] rows = new int[whole.rowCount()];
            Arrays.setAll(rows, i -> i);
            order.sort(rows, rows.length);
            emit(whole, rows, out);
        }
    }

    private void emit(ChangeBatch whole, int[] rows, Output out) {
        int[] part = new int[Math.min(context.batchRows(), (int) Math.min(Integer.MAX_VALUE, Math.max(1, limit)))];
        int count = 0;
        long skip = offset;
        long left = limit;
        for (int i = 0; i < rows.length && left > 0; i++) {
            long weight = whole.weight(rows[i]);
            if (weight < 0) {
                throw new SluiceException(ErrorCode.INTERNAL_ERROR, "a row to be sorted was taken back but never came");
            }
            long skipped = Math.min(skip, weight);
            skip -= skipped;
            for (long n = Math.min(weight - skipped, left); n > 0; n--) {
                part[count++] = rows[i];
                left--;
                if (count == part.length) {
                    emitPart(whole, part, count, out);
                    count = 0;
                }
            }
        }
        if (count > 0) {
            emitPart(whole, part, count, out);
        }
    }

    private void emitPart(ChangeBatch whole, int[] rows, int count, Output out) {
        Column[] columns = new Column[whole.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Gather.column(whole.column(i), rows, count, context.allocator());
        }
        out.emit(new ChangeBatch(columns, null, count));
    }

    private void keep(ChangeBatch batch) {
        waiting.add(batch);
        waitingRows += batch.rowCount();
        waitingBytes += batch.sizeInBytes();
    }

    private ChangeBatch takeWaiting() {
        ChangeBatch whole = Concat.batches(waiting, context.allocator());
        close();
        return whole;
    }

    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}

    @Override
    public long stateBytes() {
        return waitingBytes;
    }

    @Override
    public long stateRows() {
        return waitingRows;
    }

    @Override
    public void close() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
        waitingRows = 0;
        waitingBytes = 0;
    }
}
