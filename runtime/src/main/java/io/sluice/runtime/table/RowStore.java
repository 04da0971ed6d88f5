package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The chunks of a live table in order of arrival, and the index of their rows once one is needed. For one thread at a time. */
final class RowStore {
    private final int[] allColumns;
    private final int[] indexColumns;
    private final List<Chunk> chunks = new ArrayList<>();
    private RowIndex index;
    private long rowCount;

    RowStore(TableSpec spec) {
        allColumns = IntStream.range(0, spec.rowType().size()).toArray();
        indexColumns = spec.key().isEmpty()
                ? allColumns
                : spec.key().stream().mapToInt(Integer::intValue).toArray();
    }

    /** To be read only. */
    List<Chunk> chunks() {
        return chunks;
    }

    long rowCount() {
        return rowCount;
    }

    /** Columns that rows are found by: the key, or all. */
    int[] indexColumns() {
        return indexColumns;
    }

    /** Takes over rows without weights, of which there is at least one. */
    Chunk add(ChangeBatch rows, long tick) {
        Chunk chunk = new Chunk(rows, tick);
        chunks.add(chunk);
        rowCount += chunk.rowCount();
        if (index != null) {
            index(chunk);
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
        Chunk chunk = new Chunk(rows, tick);
        RowIndex target = index();
        chunks.add(chunk);
        rowCount += chunk.rowCount();
        target.register(chunk);
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
                && (!RowEquality.rows(index.chunk(at).rows(), RowIndex.row(at), allColumns, probe, row, allColumns)
                        || index.chunk(at).isRemoved(RowIndex.row(at)))) {
            at = index.next(at);
        }
        return at;
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
            Chunk chunk = index.chunk(at);
            if (chunk.bornTick() <= bornBy
                    && RowEquality.rows(chunk.rows(), RowIndex.row(at), indexColumns, probe, row, probeColumns)) {
                return at;
            }
            at = index.next(at);
        }
        return at;
    }

    Chunk chunkAt(long location) {
        return index.chunk(location);
    }

    void remove(int hash, long location, long tick) {
        index.remove(hash, location);
        index.chunk(location).remove(RowIndex.row(location), tick);
        rowCount--;
    }

    /** Removes a row whose place in the index one that is {@linkplain #add(ChangeBatch, long, int[], long[]) added} next takes. */
    void retire(long location, long tick) {
        index.chunk(location).remove(RowIndex.row(location), tick);
        rowCount--;
    }

    /** Builds the index if there is none yet. */
    private RowIndex index() {
        if (index == null) {
            index = new RowIndex();
            chunks.forEach(this::index);
        }
        return index;
    }

    private void index(Chunk chunk) {
        index.register(chunk);
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
        if (index == null && end == chunk.rowCount()) {
            int live = chunk.liveRows();
            chunk.giveUp();
            rowCount -= live;
            return live;
        }
        int[] hashes = index == null ? null : RowHash.of(chunk.rows(), indexColumns);
        long removed = 0;
        for (int row = 0; row < end; row++) {
            if (!chunk.isRemoved(row)) {
                if (hashes != null) {
                    index.remove(hashes[row], RowIndex.location(chunk, row));
                }
                chunk.remove(row, tick);
                removed++;
            }
        }
        rowCount -= removed;
        return removed;
    }

    /** Puts one chunk, or none, in the place of neighbours of which it holds the rows still there, in order. */
    void replace(int from, int to, Chunk merged, int[][] kept) {
        List<Chunk> sources = chunks.subList(from, to);
        if (index != null) {
            if (merged != null) {
                moveIndex(sources, merged, kept);
            }
            sources.forEach(index::unregister);
        }
        sources.forEach(Chunk::release);
        sources.clear();
        if (merged != null) {
            chunks.add(from, merged);
        }
    }

    private void moveIndex(List<Chunk> sources, Chunk merged, int[][] kept) {
        index.register(merged);
        int[] hashes = RowHash.of(merged.rows(), indexColumns);
        int target = 0;
        for (int i = 0; i < kept.length; i++) {
            for (int row : kept[i]) {
                if (target % RowIndex.WARM_ROWS == 0) {
                    index.warm(hashes, target);
                }
                index.move(hashes[target], RowIndex.location(sources.get(i), row), merged, target);
                target++;
            }
        }
    }

    void clear() {
        chunks.forEach(Chunk::release);
        chunks.clear();
        index = null;
        rowCount = 0;
    }

    long bytes() {
        long bytes = index == null ? 0 : index.bytes();
        for (Chunk chunk : chunks) {
            bytes += chunk.bytes();
        }
        return bytes;
    }
}
