package io.sluice.connector;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;

/** Takes a source's rows of one poll. */
public interface SourceOutput {
    /** Where to append rows; its columns are those of the stream. */
    BatchBuilder rows();

    /** Hands over a ready batch of the stream's row type without copying; it belongs to the engine from now on. */
    void emit(ChangeBatch batch);

    /** True once the tick has taken as many rows or bytes as it may: the source should return. */
    boolean isFull();

    /**
     * How many more rows the source may append before it asks again; 0 once the output {@link #isFull()}. For sources that make many rows at a
     * time.
     */
    int room();

    /** How many rows a batch given to {@link #emit} may have; 0 once the output {@link #isFull()}. */
    default long roomForBatch() {
        return room();
    }

    /**
     * Reports a row that could not be read; with {@code on_error = 'fail'} this throws.
     *
     * @param raw the row as it came, shortened if very long
     * @param where file and line, peer, or offset, for a person
     */
    void badRow(String raw, String where, String reason);
}
