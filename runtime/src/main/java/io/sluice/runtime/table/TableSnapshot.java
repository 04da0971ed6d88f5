package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A reader's hold on one version of a table. Any thread may use it, several at once; close it when the last has finished. Batches taken
 * from it live on by themselves.
 */
public final class TableSnapshot implements AutoCloseable {
    private final TableVersion version;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TableSnapshot(TableVersion version) {
        this.version = version;
    }

    /** Opens a version of which the caller holds a reference; the snapshot takes one of its own. */
    public static TableSnapshot open(TableVersion version) {
        version.retain();
        return new TableSnapshot(version);
    }

    public TableSpec spec() {
        return version.spec();
    }

    /** The tick that last changed the table. */
    public long tick() {
        return version.tick();
    }

    public long rowCount() {
        return version.rowCount();
    }

    /** How many pieces {@link #chunk} can be asked for, so that threads may share a scan. */
    public int chunkCount() {
        return version.chunkCount();
    }

    /**
     * The rows of one piece, in order of arrival.
     *
     * @param columns positions in the table's row type, in the wanted order; may be empty when only rows count
     * @return owned by the caller, without weights, never without rows; nothing is copied when no row of the piece was removed
     */
    public ChangeBatch chunk(int index, int... columns) {
        Chunk chunk = version.chunk(index);
        if (chunk.isWhole(version.tick())) {
            return chunk.rows().project(columns);
        }
        int[] rows = new int[chunk.rowCount()];
        int count = chunk.select(version.tick(), rows);
        return gather(chunk, rows, count, columns);
    }

    /** All pieces in turn, each batch owned by the caller; the snapshot must stay open until the end. */
    public Iterator<ChangeBatch> scan(int... columns) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < chunkCount();
            }

            @Override
            public ChangeBatch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return chunk(next++, columns);
            }
        };
    }

    /**
     * The row with this primary key, without a scan if the snapshot is of the newest tick.
     *
     * @param key values of the key columns in the Java forms of {@link io.sluice.planner.type.SqlType}
     * @return a batch of one row, owned by the caller; null when there is none
     */
    public ChangeBatch lookup(List<?> key, int... columns) {
        try (KeyProbe probe = version.table().probe(key)) {
            RowPlace place = version.table().find(version, probe);
            if (place == null) {
                return scanFor(probe, columns);
            }
            return place == RowPlace.ABSENT ? null : one(place, columns);
        }
    }

    private ChangeBatch scanFor(KeyProbe probe, int[] columns) {
        int[] key = spec().key().stream().mapToInt(Integer::intValue).toArray();
        for (int i = 0; i < version.chunkCount(); i++) {
            Chunk chunk = version.chunk(i);
            for (int row = 0; row < chunk.rowCount(); row++) {
                if (probe.matches(chunk.rows(), row, key) && chunk.isVisible(row, version.tick())) {
                    return one(new RowPlace(chunk, row), columns);
                }
            }
        }
        return null;
    }

    private ChangeBatch one(RowPlace place, int[] columns) {
        return gather(place.chunk(), new int[] {place.row()}, 1, columns);
    }

    private ChangeBatch gather(Chunk chunk, int[] rows, int count, int[] columns) {
        try (ChangeBatch projected = chunk.rows().project(columns)) {
            return Gather.batch(projected, rows, count, version.table().allocator());
        }
    }

    /** May be called twice. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            version.release();
        }
    }
}
