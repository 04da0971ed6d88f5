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
            for (int i = 0; i < ids.length; i++) {
                compare(ids[i], touched, touched.oldRows()[i], results, newRows[i]);
            }
            emitter.flush(touched.oldResults(), results);
        } finally {
            for (Column column : results) {
                column.release();
            }
        }
        for (int i = 0; i < ids.length; i++) {
            if (newRows[i] < 0) {
                groups.free(ids[i]);
            }
        }
    }

    private void compare(int id, TouchedGroups touched, int oldRow, Column[] results, int newRow) {
        if (oldRow >= 0 && newRow >= 0 && same(touched.oldResults(), oldRow, results, newRow)) {
            return;
        }
        if (emitter.isFull()) {
            emitter.flush(touched.oldResults(), results);
        }
        if (oldRow >= 0) {
            emitter.withdraw(id, oldRow);
        }
        if (newRow >= 0) {
            emitter.insert(id, newRow);
        }
    }

    private static boolean same(Column[] old, int oldRow, Column[] results, int newRow) {
        for (int i = 0; i < old.length; i++) {
            if (!ColumnEquality.equal(old[i], oldRow, results[i], newRow)) {
                return false;
            }
        }
        return true;
    }
}
