package io.sluice.runtime.operator.match;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;

/**
 * The rows of a partition from some position to its end.
 *
 * @param rows in order
 * @param from position of the first of them in the partition
 * @param complete whether there is no row of the partition before them, also none that was freed
 */
record Region(ChangeBatch rows, int from, boolean complete) implements AutoCloseable {
    int size() {
        return rows.rowCount();
    }

    Column column(int index) {
        return rows.column(index);
    }

    long time(int column, int row) {
        return Memory.getLong(rows.column(column).data() + 8L * row);
    }

    @Override
    public void close() {
        rows.close();
    }
}
