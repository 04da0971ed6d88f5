package io.sluice.runtime.operator.join;

import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.batch.Slice;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.row.RowStore;
import org.apache.arrow.memory.BufferAllocator;

/** Makes the batches that a join emits: pairs, and rows of one side by themselves. All batches made belong to the caller. */
final class JoinOutput {
    /** One in so many rows of a batch keeps all of its memory. */
    private static final int SHARED_PART = 4;

    private final RowType[] types;
    private final boolean bothSides;
    private final BufferAllocator allocator;

    /** @param bothSides whether the output has the columns of both sides */
    JoinOutput(RowType left, RowType right, boolean bothSides, BufferAllocator allocator) {
        this.types = new RowType[] {left, right};
        this.bothSides = bothSides;
        this.allocator = allocator;
    }

    /**
     * Pairs of rows of a batch with stored rows of the other input, with the columns of both, left first.
     *
     * @param input whose rows the batch has
     * @param weights of the pairs; null for all 1
     */
    ChangeBatch pairs(
            int input, ChangeBatch batch, int[] rows, RowStore others, int[] partners, long[] weights, int count) {
        int first = input == 0 ? 0 : types[0].size();
        int second = input == 0 ? types[0].size() : 0;
        Column[] columns = new Column[types[0].size() + types[1].size()];
        boolean stretch = isStretch(batch, rows, count);
        for (int i = 0; i < batch.columnCount(); i++) {
            columns[first + i] = stretch
                    ? Slice.sharedColumn(batch.column(i), rows[0], count, allocator)
                    : Gather.column(batch, i, rows, count, allocator);
        }
        for (int i = 0; i < others.columnCount(); i++) {
            columns[second + i] = others.newColumn(i, partners, count);
        }
        return new ChangeBatch(columns, weights == null ? null : newWeights(weights, count), count);
    }

    /** Pairs of stored rows, with the columns of both. */
    ChangeBatch pairs(RowStore left, int[] lefts, RowStore right, int[] rights, long[] weights, int count) {
        int width = left.columnCount();
        Column[] columns = new Column[width + right.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = i < width ? left.newColumn(i, lefts, count) : right.newColumn(i - width, rights, count);
        }
        return new ChangeBatch(columns, newWeights(weights, count), count);
    }

    /** Stored rows of one input by themselves. */
    ChangeBatch loneRows(int input, RowStore store, int[] rows, long[] weights, int count) {
        int own = types[input].size();
        Column[] columns = new Column[own];
        for (int i = 0; i < own; i++) {
            columns[i] = store.newColumn(i, rows, count);
        }
        return new ChangeBatch(padded(input, columns, count), newWeights(weights, count), count);
    }

    /** The rows of a batch by themselves; the batch stays the caller's. */
    ChangeBatch loneRows(int input, ChangeBatch batch) {
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i).retain();
        }
        Column weights = batch.weights() == null ? null : batch.weights().retain();
        return new ChangeBatch(padded(input, columns, batch.rowCount()), weights, batch.rowCount());
    }

    private Column[] padded(int input, Column[] own, int count) {
        if (!bothSides) {
            return own;
        }
        RowType missing = types[1 - input];
        Column[] all = new Column[own.length + missing.size()];
        System.arraycopy(own, 0, all, input == 0 ? 0 : missing.size(), own.length);
        int at = input == 0 ? own.length : 0;
        for (int i = 0; i < missing.size(); i++) {
            all[at + i] = NullColumns.create(missing.type(i), count, allocator);
        }
        return all;
    }

    private Column newWeights(long[] weights, int count) {
        try (NewColumn column = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, allocator)) {
            for (int i = 0; i < count; i++) {
                Memory.putLong(column.data() + 8L * i, weights[i]);
            }
            return column.build();
        }
    }

    /** Whether the rows follow each other and are so large a part of the batch that its memory may be kept for them. */
    private static boolean isStretch(ChangeBatch batch, int[] rows, int count) {
        if (count < batch.rowCount() / SHARED_PART || rows[count - 1] - rows[0] != count - 1) {
            return false;
        }
        for (int i = 1; i < count; i++) {
            if (rows[i] != rows[0] + i) {
                return false;
            }
        }
        return true;
    }
}
