package io.sluice.runtime.table;

/** One row of a chunk. */
record RowPlace(Chunk chunk, int row) {
    /** Stands for a row that is known not to exist. */
    static final RowPlace ABSENT = new RowPlace(null, -1);
}
