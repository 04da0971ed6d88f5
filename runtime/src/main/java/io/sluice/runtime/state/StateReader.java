package io.sluice.runtime.state;

import io.sluice.runtime.batch.ChangeBatch;

/** Gives back what a {@link StateWriter} took, by name and in the same order; an unknown name is an internal error. */
public interface StateReader {
    long readLong(String name);

    /** Exactly as many values as were written. */
    long[] readLongs(String name);

    double[] readDoubles(String name);

    byte[] readBytes(String name);

    /** The caller owns the batch. */
    ChangeBatch readBatch(String name);
}
