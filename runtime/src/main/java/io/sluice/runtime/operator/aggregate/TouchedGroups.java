package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.Column;

/**
 * Groups that one run of rows was the first of the tick to touch, in that order, with the results that were last emitted for them.
 *
 * @param oldRows row in {@code oldResults} of each group; −1 for a group that nothing was emitted for
 * @param oldResults one column a call; empty when no group has an old result
 */
public record TouchedGroups(int[] ids, int[] oldRows, Column[] oldResults) implements AutoCloseable {
    @Override
    public void close() {
        for (Column column : oldResults) {
            column.release();
        }
    }
}
