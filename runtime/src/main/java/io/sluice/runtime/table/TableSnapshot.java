package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.Iterator;
import java.util.List;

/**
 * A reader's hold on one version of a table. Any thread may use it, several at once; close it when the last has finished. Batches taken
 * from it live on by themselves.
 */
public final class TableSnapshot implements AutoCloseable {
    private TableSnapshot() {}

    /** Opens a version of which the caller holds a reference; the snapshot takes one of its own. */
    public static TableSnapshot open(TableVersion version) {
        throw new UnsupportedOperationException();
    }

    public TableSpec spec() {
        throw new UnsupportedOperationException();
    }

    public long tick() {
        throw new UnsupportedOperationException();
    }

    public long rowCount() {
        throw new UnsupportedOperationException();
    }

    /** How many pieces {@link #chunk} can be asked for, so that threads may share a scan. */
    public int chunkCount() {
        throw new UnsupportedOperationException();
    }

    /**
     * The rows of one piece, in order of arrival.
     *
     * @param columns positions in the table's row type, in the wanted order; may be empty when only rows count
     * @return owned by the caller, without weights, never without rows; nothing is copied when no row of the piece was removed
     */
    public ChangeBatch chunk(int index, int... columns) {
        throw new UnsupportedOperationException();
    }

    /** All pieces in turn, each batch owned by the caller; the snapshot must stay open until the end. */
    public Iterator<ChangeBatch> scan(int... columns) {
        throw new UnsupportedOperationException();
    }

    /**
     * The row with this primary key, without a scan if the snapshot is of the newest tick.
     *
     * @param key values of the key columns in the Java forms of {@link io.sluice.planner.type.SqlType}
     * @return a batch of one row, owned by the caller; null when there is none
     */
    public ChangeBatch lookup(List<?> key, int... columns) {
        throw new UnsupportedOperationException();
    }

    /** May be called twice. */
    @Override
    public void close() {}
}
