package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import java.util.Arrays;

/** Builds output batches of old and new results of groups, an old one directly before the new one that replaces it. */
public final class ChangeEmitter {
    /** Gives the columns in front of the results. */
    public interface KeyColumns {
        Column[] newKeyColumns(int[] ids, int count);
    }

    private static final int[] NONE = {};

    private final OperatorContext context;
    private final KeyColumns keys;
    private final RowSource source;
    private final Output out;
    private int[] ids = NONE;
    /** Row of the new results, or −1 − row of the old ones. */
    private int[] picks = NONE;

    /** Rows of a batch. */
    private final int capacity;

    private int count;
    private int withdrawn;

    /**
     * @param keys the columns in front of the results
     * @param source who the groups' ids are of, which the rows are then named by; null when no result will be withdrawn
     */
    public ChangeEmitter(OperatorContext context, KeyColumns keys, RowSource source, Output out) {
        this.context = context;
        this.capacity = Math.max(2, context.batchRows());
        this.keys = keys;
        this.source = source;
        this.out = out;
    }

    /** Makes room for so many more results, as far as they fit into a batch. */
    void expect(int results) {
        int needed = Math.min(count + results, capacity);
        if (needed > ids.length) {
            ids = Arrays.copyOf(ids, needed);
            picks = Arrays.copyOf(picks, needed);
        }
    }

    /** True when another pair may not fit into the batch. */
    boolean isFull() {
        return count + 2 > capacity;
    }

    /** Adds the old result of a group: the row of the next {@link #flush}'s old results. */
    public void withdraw(int id, int oldRow) {
        add(id, -1 - oldRow);
        withdrawn++;
    }

    /** Adds the new result of a group: the row of the next {@link #flush}'s new results. */
    public void insert(int id, int newRow) {
        add(id, newRow);
    }

    /** Emits what was collected, if anything; the results stay the caller's. */
    public void flush(Column[] oldResults, Column[] newResults) {
        if (count == 0) {
            return;
        }
        Column[] keyColumns = keys.newKeyColumns(ids, count);
        Column[] columns = Arrays.copyOf(keyColumns, keyColumns.length + newResults.length);
        for (int i = 0; i < newResults.length; i++) {
            Column old = oldResults.length == 0 ? null : oldResults[i];
            columns[keyColumns.length + i] = isWhole(newResults[i]) ? newResults[i].retain() : pick(old, newResults[i]);
        }
        RowNumbers numbers = source == null ? null : new RowNumbers(source, Arrays.copyOf(ids, count));
        out.emit(new ChangeBatch(columns, withdrawn == 0 ? null : weights(), count, numbers));
        count = 0;
        withdrawn = 0;
    }

    private boolean isWhole(Column results) {
        // New rows are inserted in order, so as many as there are must be all of them.
        return withdrawn == 0 && count == results.rowCount();
    }

    private Column pick(Column old, Column results) {
        if (ColumnTypes.byteWidth(results.type()) == 8) {
            return pickLongs(old, results);
        }
        try (ColumnBuilder builder = ColumnBuilders.create(results.type(), context.allocator())) {
            for (int i = 0; i < count; i++) {
                if (picks[i] >= 0) {
                    builder.appendFrom(results, picks[i]);
                } else {
                    builder.appendFrom(old, -1 - picks[i]);
                }
            }
            return builder.build();
        }
    }

    private Column pickLongs(Column old, Column results) {
        try (NewColumn column = NewColumn.fixed(results.type(), count, context.allocator())) {
            long data = column.data();
            long oldData = old == null ? 0 : old.data();
            long newData = results.data();
            for (int i = 0; i < count; i++) {
                int pick = picks[i];
                Memory.putLong(
                        data + 8L * i, Memory.getLong(pick >= 0 ? newData + 8L * pick : oldData + 8L * (-1 - pick)));
            }
            if (results.hasNulls() || old != null && old.hasNulls()) {
                for (int i = 0; i < count; i++) {
                    if (picks[i] >= 0 ? results.isNull(picks[i]) : old.isNull(-1 - picks[i])) {
                        column.setNull(i);
                    }
                }
            }
            return column.build();
        }
    }

    private Column weights() {
        try (NewColumn column = NewColumn.fixed(ChangeBatch.WEIGHT_TYPE, count, context.allocator())) {
            long data = column.data();
            for (int i = 0; i < count; i++) {
                Memory.putLong(data + 8L * i, picks[i] >= 0 ? 1 : -1);
            }
            return column.build();
        }
    }

    private void add(int id, int pick) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(64, 2 * count));
            picks = Arrays.copyOf(picks, ids.length);
        }
        ids[count] = id;
        picks[count++] = pick;
    }
}
