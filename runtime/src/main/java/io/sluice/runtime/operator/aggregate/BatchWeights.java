package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.Scratch;

/** Loads a batch's weights for loops over arrays. */
public final class BatchWeights {
    private BatchWeights() {}

    /** The weights at the rows' indexes, valid until the next batch; null when all are +1. */
    public static long[] load(ChangeBatch batch, Scratch scratch) {
        if (batch.weights() == null) {
            return null;
        }
        long address = batch.weights().data();
        long[] weights = scratch.weights(batch.rowCount());
        for (int row = 0; row < batch.rowCount(); row++) {
            weights[row] = Memory.getLong(address + 8L * row);
        }
        return weights;
    }
}
