package io.sluice.runtime.state;

import io.sluice.runtime.batch.ChangeBatch;

/**
 * Takes the state of one operator as named columns, the shape a checkpoint stores. Names are unique within one operator and appear in a
 * fixed order. Everything is copied or retained during the call.
 */
public interface StateWriter {
    void writeLong(String name, long value);

    void writeLongs(String name, long[] values, int count);

    void writeDoubles(String name, double[] values, int count);

    void writeBytes(String name, byte[] values, int count);

    /** Any rows, kept with their weights; the batch stays the caller's. */
    void writeBatch(String name, ChangeBatch batch);
}
