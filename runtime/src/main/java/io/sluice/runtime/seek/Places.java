package io.sluice.runtime.seek;

import io.sluice.runtime.batch.Column;

/** Gives each value of a column a place, such that every filter wants whole places. */
interface Places extends AutoCloseable {
    /** The place of values that no filter wants, and of NULL. */
    int NOWHERE = 0;

    /** Places are the numbers below this. */
    int count();

    /** Writes the places of the first rows of a column. */
    void find(Column column, int rows, int[] places);

    /** The places that a filter wants, as ascending stretches that do not touch, from even to odd index, the end not included. */
    int[] wanted(Sought sought);

    @Override
    default void close() {}
}
