package io.sluice.runtime.connector;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.table.NetChanges;

/** What happened to a row, as changelogs name it. */
public enum ChangeOp {
    INSERT("+I"),
    DELETE("-D"),
    /** A row that goes directly before the one of the same key that comes in its place. */
    UPDATE_BEFORE("-U"),
    UPDATE_AFTER("+U");

    private final String code;

    ChangeOp(String code) {
        this.code = code;
    }

    /** {@code +I}, {@code -D}, {@code -U} or {@code +U}. */
    public String code() {
        return code;
    }

    /** Takes each change of a batch. */
    @FunctionalInterface
    public interface Visitor {
        void change(ChangeOp op, int row);
    }

    /**
     * Visits the changes in order, a row of weight ±n n times.
     *
     * @param key columns that identify a row, by which updates are told; empty when none do
     */
    public static void forEach(ChangeBatch batch, int[] key, Visitor visitor) {
        boolean after = false;
        for (int row = 0; row < batch.rowCount(); row++) {
            boolean before = key.length > 0 && isReplaced(batch, row, key);
            long weight = batch.weight(row);
            ChangeOp op = weight > 0 ? after ? UPDATE_AFTER : INSERT : before ? UPDATE_BEFORE : DELETE;
            for (long i = Math.abs(weight); i > 0; i--) {
                visitor.change(op, row);
            }
            after = before;
        }
    }

    private static boolean isReplaced(ChangeBatch batch, int row, int[] key) {
        return row + 1 < batch.rowCount()
                && batch.weight(row) == -1
                && batch.weight(row + 1) == 1
                && NetChanges.sameRow(batch, row, row + 1, key);
    }
}
