package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.RowNumbers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The chunks of a live table in order of arrival, the places of rows that came with numbers, and an index of all rows once one is needed. For one
 * thread at a time.
 */
final class RowStore {
    private final int[] allColumns;
    private final int[] indexColumns;
    private final ChunkList chunks = new ChunkList();
    private final HeldVersions versions;
    private final ChunkDirectory directory = new ChunkDirectory();
    private final NumberedRows numbered = new NumberedRows();
    private RowIndex index;
    private long rowCount;
    /** Rows of all chunks, those that were removed among them. */
    private long heldRows;
    /** Chunks of which no row is there any more, and how many rows they had. */
    private int emptied;

    private long emptiedRows;

    /** @param versions get the chunks that the store is done with */
    RowStore(TableSpec spec, HeldVersions versions) {
        this.versions = versions;
        allColumns = IntStream.range(0, spec.rowType().size()).toArray();
        indexColumns = spec.key().isEmpty()
                ? allColumns
                : spec.key().stream().mapToInt(Integer::intValue).toArray();
    }

    /** To be read only. */
    ChunkList chunks() {
        return chunks;
    }

    long heldRows() {
        return heldRows;
    }

    int emptied() {
        return emptied;
    }

    long emptiedRows() {
        return emptiedRows;
    }

    long rowCount() {
        return rowCount;
    }

    /** Columns that rows are found by: the key, or all. */
    int[] indexColumns() {
        return indexColumns;
    }

    /** The rows that came with numbers. */
    NumberedRows numbered() {
        return numbered;
    }

    boolean hasIndex() {
        return index != null;
    }

    /** Takes over rows without weights, of which there is at least one. */
    void add(ChangeBatch rows, long tick) {
        Chunk chunk = register(rows, tick);
        if (index != null) {
            index(chunk);
        }
    }

    private Chunk register(ChangeBatch rows, long tick) {
        RowNumbers numbers = rows.numbers();
        Chunk chunk = new Chunk(rows.withoutNumbers(), tick);
        directory.register(chunk);
        chunks.add(chunk);
        rowCount += chunk.rowCount();
        heldRows += chunk.rowCount();
        if (numbers != null) {
            numbered.add(chunk, numbers);
        }
        return chunk;
    }

    /**
     * Like {@link #add(ChangeBatch, long)}.
     *
     * @param hashes of the rows' {@link #indexColumns()}
     * @param replaced the {@linkplain #retire retired} row whose place in the index each takes, or {@link Chunk#NO_LINK}
     */
    void add(ChangeBatch rows, long tick, int[] hashes, long[] replaced) {
        RowIndex target = index();
        Chunk chunk = register(rows, tick);
        for (int row = 0; row < hashes.length; row++) {
            if (row % RowIndex.WARM_ROWS == 0) {
                target.warm(hashes, row);
            }
            if (replaced[row] == Chunk.NO_LINK) {
                target.add(hashes[row], chunk, row);
            } else {
                target.move(hashes[row], replaced[row], chunk, row);
            }
        }
    }

    /** Says that rows with these hashes are about to be looked for, from one on. */
    void warm(int[] hashes, int from) {
        index().warm(hashes, from);
    }

    /**
     * Where a row equal to the probe's is.
     *
     * @param hash of the probe's {@link #indexColumns()}
     * @return {@link Chunk#NO_LINK} when there is none
     */
    long find(ChangeBatch probe, int row, int hash) {
        long at = index().first(hash);
        while (at != Chunk.NO_LINK
                && (!isRow(at, probe, row) || directory.chunk(at).isRemoved(ChunkDirectory.row(at)))) {
            at = index.next(at);
        }
        return at;
    }

    /** Whether a row is equal to the probe's. */
    boolean isRow(long location, ChangeBatch probe, int row) {
        ChangeBatch rows = directory.chunk(location).rows();
        return RowEquality.rows(rows, ChunkDirectory.row(location), allColumns, probe, row, allColumns);
    }

    /**
     * Where the row with a key is.
     *
     * @param probeColumns where the probe has the key
     * @param bornBy chunks of later ticks do not count
     * @return {@link Chunk#NO_LINK} when there is none
     */
    long findKey(ChangeBatch probe, int row, int[] probeColumns, int hash, long bornBy) {
        long at = index().first(hash);
        while (at != Chunk.NO_LINK) {
            Chunk chunk = directory.chunk(at);
            if (chunk.bornTick() <= bornBy
                    && RowEquality.rows(chunk.rows(), ChunkDirectory.row(at), indexColumns, probe, row, probeColumns)) {
                return at;
            }
            at = index.next(at);
        }
        return at;
    }

    Chunk chunkAt(long location) {
        return directory.chunk(location);
    }

    void remove(int hash, long location, long tick) {
        index.remove(hash, location);
        retire(location, tick);
    }

    /**
     * Removes a row that is not in the index, as there is none, or whose place there one that is
     * {@linkplain #add(ChangeBatch, long, int[], long[]) added} next takes.
     */
    void retire(long location, long tick) {
        retire(directory.chunk(location), ChunkDirectory.row(location), tick);
        rowCount--;
    }

    private void retire(Chunk chunk, int row, long tick) {
        numbered.remove(chunk, row);
        chunk.remove(row, tick);
        noteIfEmptied(chunk);
    }

    private void noteIfEmptied(Chunk chunk) {
        if (chunk.liveRows() == 0) {
            emptied++;
            emptiedRows += chunk.rowCount();
        }
    }

    /** Builds the index if there is none yet. */
    RowIndex index() {
        if (index == null) {
            index = new RowIndex(directory);
            for (int i = 0; i < chunks.size(); i++) {
                index(chunks.get(i));
            }
        }
        return index;
    }

    private void index(Chunk chunk) {
        int[] hashes = RowHash.of(chunk.rows(), indexColumns);
        for (int row = 0; row < hashes.length && chunk.liveRows() > 0; row++) {
            if (!chunk.isRemoved(row)) {
                index.add(hashes[row], chunk, row);
            }
        }
    }

    /** Lets the rows before {@code end} of the chunk at {@code position} go. Returns how many went. */
    long removePrefix(int position, int end, long tick) {
        Chunk chunk = chunks.get(position);
        if (chunk.liveRows() == 0) {
            return 0;
        }
        if (index == null && !chunk.hasHandles() && end == chunk.rowCount()) {
            int live = chunk.liveRows();
            chunk.removeAll(tick);
            noteIfEmptied(chunk);
            rowCount -= live;
            return live;
        }
        int[] hashes = index == null ? null : RowHash.of(chunk.rows(), indexColumns);
        long removed = 0;
        for (int row = 0; row < end; row++) {
            if (!chunk.isRemoved(row)) {
                if (hashes != null) {
                    index.remove(hashes[row], ChunkDirectory.location(chunk, row));
                }
                retire(chunk, row, tick);
                removed++;
            }
        }
        rowCount -= removed;
        return removed;
    }

    /** Puts one chunk, or none when it is null, in the place of neighbours of which it holds the rows still there, in order. */
    void replace(int from, int to, Chunk merged, List<KeptRows> kept) {
        if (merged != null) {
            directory.register(merged);
            heldRows += merged.rowCount();
            numbered.move(kept, merged);
            if (index != null) {
                moveIndex(kept, merged);
            }
        }
        for (int i = from; i < to; i++) {
            drop(chunks.get(i));
        }
        chunks.replace(from, to, merged);
    }

    /** Drops the chunks of which no row is there any more. */
    void dropEmptied() {
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.get(i).liveRows() == 0) {
                drop(chunks.get(i));
            }
        }
        chunks.dropEmptied();
    }

    /** Forgets a chunk that no version to come shows. */
    private void drop(Chunk chunk) {
        heldRows -= chunk.rowCount();
        if (chunk.liveRows() == 0) {
            emptied--;
            emptiedRows -= chunk.rowCount();
        }
        directory.unregister(chunk);
        versions.drop(chunk);
    }

    private void moveIndex(List<KeptRows> kept, Chunk merged) {
        int[] hashes = RowHash.of(merged.rows(), indexColumns);
        int target = 0;
        for (KeptRows rows : kept) {
            for (int i = 0; i < rows.count(); i++) {
                if (target % RowIndex.WARM_ROWS == 0) {
                    index.warm(hashes, target);
                }
                index.move(hashes[target], ChunkDirectory.location(rows.chunk(), rows.row(i)), merged, target);
                target++;
            }
        }
    }

    void clear() {
        for (int i = 0; i < chunks.size(); i++) {
            drop(chunks.get(i));
        }
        chunks.clear();
        numbered.clear();
        index = null;
        rowCount = 0;
    }

    long bytes() {
        long bytes = numbered.bytes() + (index == null ? 0 : index.bytes());
        for (int i = 0; i < chunks.size(); i++) {
            bytes += chunks.get(i).bytes();
        }
        return bytes;
    }
}
