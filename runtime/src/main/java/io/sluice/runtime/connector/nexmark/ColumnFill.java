package io.sluice.runtime.connector.nexmark;

import io.sluice.runtime.batch.ColumnBuilder;

/** Fills one column for many rows at once. A value depends on nothing but the seed, the number of its row and when the stream began. Not thread-safe. */
interface ColumnFill {
    /** Appends the values of rows {@code row} to {@code row + count - 1}. */
    void fill(long row, int count, ColumnBuilder out);

    /** Tells, before the first row, when the stream began, in milliseconds since the epoch. */
    default void begin(long millis) {}
}
