package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Gather;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @return owned by the caller, without weights; nothing is copied when no row of the piece was removed
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

    /** All pieces in turn that have rows, each batch owned by the caller; the snapshot must stay open until the end. */
    public Iterator<ChangeBatch> scan(int... columns) {
        version.table().scanned();
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                while (next < chunkCount() && version.chunk(next).isEmpty(version.tick())) {
                    next++;
                }
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
     * The row with this primary key, without a scan if the snapshot is of the newest tick or the row is as it was.
     *
     * @param key values of the key columns in the Java forms of {@link io.sluice.planner.type.SqlType}
     * @return a batch of one row, owned by the caller; null when there is none
     */
    public ChangeBatch lookup(List<?> key, int... columns) {
        List<ChangeBatch> found = lookupAll(List.of(key), columns);
        return found.isEmpty() ? null : found.get(0);
    }

    /**
     * The rows with these primary keys, each row once, without a scan if the snapshot is of the newest tick or the rows are as they were.
     *
     * @param keys values of the key columns in the Java forms of {@link io.sluice.planner.type.SqlType}; a key may stand there twice
     * @return batches owned by the caller, without weights, none without rows
     */
    public List<ChangeBatch> lookupAll(List<? extends List<?>> keys, int... columns) {
        Map<Chunk, BitSet> places = new LinkedHashMap<>();
        try (KeyProbe probe = version.table().probe(keys)) {
            RowPlace[] found = version.table().find(version, probe);
            if (found == null) {
                scanFor(probe, places);
            } else {
                for (RowPlace place : found) {
                    if (place != RowPlace.ABSENT) {
                        places.computeIfAbsent(place.chunk(), chunk -> new BitSet())
                                .set(place.row());
                    }
                }
            }
        }
        List<ChangeBatch> rows = new ArrayList<>(places.size());
        places.forEach((chunk, marked) -> {
            int[] chosen = marked.stream().toArray();
            rows.add(gather(chunk, chosen, chosen.length, columns));
        });
        return rows;
    }

    private void scanFor(KeyProbe probe, Map<Chunk, BitSet> places) {
        int[] columns = spec().key().stream().mapToInt(Integer::intValue).toArray();
        Map<Integer, List<Integer>> keysByHash = new HashMap<>();
        for (int key = 0; key < probe.size(); key++) {
            keysByHash
                    .computeIfAbsent(probe.hashes()[key], hash -> new ArrayList<>())
                    .add(key);
        }
        for (int i = 0; i < version.chunkCount(); i++) {
            Chunk chunk = version.chunk(i);
            if (chunk.isEmpty(version.tick())) {
                continue;
            }
            int[] hashes = RowHash.of(chunk.rows(), columns);
            for (int row = 0; row < hashes.length; row++) {
                for (int key : keysByHash.getOrDefault(hashes[row], List.of())) {
                    if (probe.matches(key, chunk.rows(), row, columns) && chunk.isVisible(row, version.tick())) {
                        places.computeIfAbsent(chunk, found -> new BitSet()).set(row);
                    }
                }
            }
        }
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
