package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;

/**
 * What the weights of a batch come to.
 *
 * @param adding rows that come, each counted as often as its weight says
 * @param removing whether rows go
 * @param allSingle whether each row comes or goes once
 */
record WeightCounts(int adding, boolean removing, boolean allSingle) {
    static WeightCounts of(ChangeBatch changes) {
        if (changes.weights() == null) {
            return new WeightCounts(changes.rowCount(), false, true);
        }
        long weights = changes.weights().data();
        long adding = 0;
        long signs = 0;
        long beyondOne = 0;
        for (int row = 0; row < changes.rowCount(); row++) {
            long weight = Memory.getLong(weights + 8L * row);
            adding += Math.max(0, weight);
            signs |= weight;
            beyondOne |= Math.abs(weight) - 1;
            if (adding > Integer.MAX_VALUE - 8) {
                throw new SluiceException(
                        ErrorCode.RESOURCE_EXHAUSTED, "more than 2 billion rows in one batch of changes");
            }
        }
        return new WeightCounts((int) adding, signs < 0, beyondOne == 0);
    }

    /** The rows with positive weights, each as often as its weight says. */
    int[] added(ChangeBatch changes) {
        int[] rows = new int[adding];
        int at = 0;
        for (int row = 0; row < changes.rowCount(); row++) {
            for (long i = changes.weight(row); i > 0; i--) {
                rows[at++] = row;
            }
        }
        return rows;
    }
}
