package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Interleave;
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
        if (replacesAll(newResults)) {
            out.emit(replacements(oldResults, newResults));
        } else {
            out.emit(changes(oldResults, newResults));
        }
        count = 0;
        withdrawn = 0;
    }

    private ChangeBatch changes(Column[] oldResults, Column[] newResults) {
        Column[] keyColumns = keys.newKeyColumns(ids, count);
        Column[] columns = Arrays.copyOf(keyColumns, keyColumns.length + newResults.length);
        for (int i = 0; i < newResults.length; i++) {
            Column old = oldResults.length == 0 ? null : oldResults[i];
            columns[keyColumns.length + i] = isWhole(newResults[i])
                    ? newResults[i].retain()
                    : Interleave.column(old, newResults[i], picks, count, context.allocator());
        }
        return new ChangeBatch(columns, withdrawn == 0 ? null : weights(), count, numbers());
    }

    /** Whether all new results are here, and each old one stands before the new one of its group. */
    private boolean replacesAll(Column[] newResults) {
        if (withdrawn == 0 || newResults.length == 0 || count - withdrawn != newResults[0].rowCount()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (picks[i] < 0 && (i + 1 == count || picks[i + 1] < 0 || ids[i + 1] != ids[i])) {
                return false;
            }
        }
        return true;
    }

    private ChangeBatch replacements(Column[] oldResults, Column[] newResults) {
        int[] living = new int[count - withdrawn];
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (picks[i] >= 0) {
                living[next++] = ids[i];
            }
        }
        Column[] keyColumns = keys.newKeyColumns(living, living.length);
        Column[] coming = Arrays.copyOf(keyColumns, keyColumns.length + newResults.length);
        Column[] going = new Column[coming.length];
        for (int i = 0; i < newResults.length; i++) {
            coming[keyColumns.length + i] = newResults[i].retain();
            going[keyColumns.length + i] = oldResults[i].retain();
        }
        return ChangeBatch.replacing(
                coming, going, Arrays.copyOf(picks, count), weights(), numbers(), context.allocator());
    }

    private RowNumbers numbers() {
        return source == null ? null : new RowNumbers(source, Arrays.copyOf(ids, count));
    }

    private boolean isWhole(Column results) {
        // New rows are inserted in order, so as many as there are must be all of them.
        return withdrawn == 0 && count == results.rowCount();
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
