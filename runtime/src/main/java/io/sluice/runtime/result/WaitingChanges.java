package io.sluice.runtime.result;

import io.sluice.runtime.batch.ChangeBatch;

/** Changes of one tick that a reader has not taken yet, with the rows they are read as. */
record WaitingChanges(ChangeBatch batch, long tick, long rows) {
    static WaitingChanges of(ChangeBatch batch, long tick) {
        if (batch.isAppendOnly()) {
            return new WaitingChanges(batch, tick, batch.rowCount());
        }
        long rows = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            rows += Math.abs(batch.weight(row));
        }
        return new WaitingChanges(batch, tick, rows);
    }
}
