package io.sluice.runtime.connector.nexmark;

import io.sluice.runtime.batch.ColumnBuilder;

/** Fills one column for many rows at once. A value depends on nothing but the seed and the number of its row. Not thread-safe. */
interface ColumnFill {
    /** Appends the values of rows {@code row} to {@code row + count - 1}. */
    void fill(long row, int count, ColumnBuilder out);
}
