package io.sluice.runtime.connector.datagen;

import io.sluice.runtime.batch.ColumnBuilder;

/** Fills one column. A value depends on nothing but the number of its row and when the stream began. */
interface FieldGenerator {
    /** No end. */
    long ENDLESS = Long.MAX_VALUE;

    /** Appends the value of a row, counted from 0. */
    void append(long row, ColumnBuilder out);

    /**
     * Tells, before the first row, when the stream began.
     *
     * @param millis since the epoch
     * @param rowsPerSecond 0 when all rows come at once
     */
    default void begin(long millis, long rowsPerSecond) {}

    /** How many rows it can fill. */
    default long rows() {
        return ENDLESS;
    }
}
