package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import java.util.List;

/** Emits what a tick changed: the old result of each touched group withdrawn, the new one inserted, nothing where they are equal. */
public final class ChangeWriter {
    private final ChangingGroups groups;
    private final boolean permanent;
    private final ChangeEmitter emitter;

    /**
     * @param permanent whether groups stay when they have no rows, as the one of an aggregate without keys
     * @param keys the key columns of the output
     */
    public ChangeWriter(
            ChangingGroups groups,
            boolean permanent,
            OperatorContext context,
            ChangeEmitter.KeyColumns keys,
            Output out) {
        this.groups = groups;
        this.permanent = permanent;
        this.emitter = new ChangeEmitter(context, keys, groups.source(), out);
    }

    /** Emits the tick's changes, in the order in which groups were first touched, and frees groups that have no rows left. */
    public void write() {
        List<TouchedGroups> tick = groups.takeTouched();
        try {
            for (TouchedGroups touched : tick) {
                write(touched);
            }
        } finally {
            tick.forEach(TouchedGroups::close);
        }
    }

    private void write(TouchedGroups touched) {
        int[] ids = touched.ids();
        int[] living = new int[ids.length];
        int[] newRows = new int[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            boolean alive = groups.isThere(ids[i]) || permanent;
            newRows[i] = alive ? count : -1;
            if (alive) {
                living[count++] = ids[i];
            }
        }
        Column[] results = groups.newResults(living, count);
        try {
            emit(touched, results, newRows);
        } finally {
            for (Column column : results) {
                column.release();
            }
        }
        for (int i = 0; i < ids.length && count < ids.length; i++) {
            if (newRows[i] < 0) {
                groups.free(ids[i]);
            }
        }
    }

    private void emit(TouchedGroups touched, Column[] results, int[] newRows) {
        int[] ids = touched.ids();
        int[] oldRows = touched.oldRows();
        boolean[] same = same(touched, results, newRows);
        emitter.expect(2 * ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (same[i]) {
                continue;
            }
            if (emitter.isFull()) {
                emitter.flush(touched.oldResults(), results);
            }
            if (oldRows[i] >= 0) {
                emitter.withdraw(ids[i], oldRows[i]);
            }
            if (newRows[i] >= 0) {
                emitter.insert(ids[i], newRows[i]);
            }
        }
        emitter.flush(touched.oldResults(), results);
    }

    /** Which groups have an old result and a new one, and these are equal. */
    private static boolean[] same(TouchedGroups touched, Column[] results, int[] newRows) {
        int[] oldRows = touched.oldRows();
        boolean[] same = new boolean[newRows.length];
        for (int i = 0; i < same.length; i++) {
            same[i] = oldRows[i] >= 0 && newRows[i] >= 0;
        }
        Column[] old = touched.oldResults();
        for (int i = 0; i < old.length; i++) {
            ColumnEquality.compare(old[i], oldRows, results[i], newRows, same.length, same);
        }
        return same;
    }
}
