package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Keeps chunks few and full. Neighbours at the end of a table are merged when {@link #FAN} of a size class have gathered, so each row
 * is copied once a class; a chunk of which half the rows were removed is copied alone. One call copies about {@link #BUDGET} rows at
 * most, whatever is left waits for the next.
 */
final class Compaction {
    /** Chunks of this many rows are not merged any further. */
    static final int FULL = 1 << 15;

    private static final int FAN = 8;
    private static final int BUDGET = 1 << 17;

    private final RowStore store;
    private final BufferAllocator allocator;

    Compaction(RowStore store, BufferAllocator allocator) {
        this.store = store;
        this.allocator = allocator;
    }

    void run(long tick) {
        int budget = BUDGET;
        List<Chunk> chunks = store.chunks();
        for (int i = chunks.size() - 1; i >= 0; i--) {
            Chunk chunk = chunks.get(i);
            if (chunk.liveRows() == 0) {
                store.replace(i, i + 1, null, new int[0][]);
            } else if (chunk.liveRows() * 2 <= chunk.rowCount() && budget > 0) {
                budget -= chunk.liveRows();
                merge(i, i + 1, tick);
            }
        }
        for (int from = mergeable(); from >= 0 && budget > 0; from = mergeable()) {
            budget -= liveRows(from);
            merge(from, chunks.size(), tick);
        }
    }

    /** From where on the chunks should become one; −1 when all is well. */
    private int mergeable() {
        List<Chunk> chunks = store.chunks();
        int best = -1;
        int sizeClass = 0;
        for (int from = chunks.size() - 1; from >= 0; from--) {
            int rows = chunks.get(from).liveRows();
            if (rows >= FULL) {
                break;
            }
            int own = sizeClass(rows);
            if (own > sizeClass) {
                if (best >= 0) {
                    break;
                }
                sizeClass = own;
            }
            if (chunks.size() - from >= FAN) {
                best = from;
            }
        }
        return best;
    }

    /** 0 for fewer than 8 rows, 1 for fewer than 64 and so on. */
    private static int sizeClass(int rows) {
        return (31 - Integer.numberOfLeadingZeros(rows)) / 3;
    }

    private int liveRows(int from) {
        int rows = 0;
        for (Chunk chunk : store.chunks().subList(from, store.chunks().size())) {
            rows += chunk.liveRows();
        }
        return rows;
    }

    private void merge(int from, int to, long tick) {
        List<Chunk> sources = store.chunks().subList(from, to);
        int[][] kept = sources.stream().map(Compaction::liveRows).toArray(int[][]::new);
        Chunk merged = new Chunk(copy(sources, kept), tick);
        if (sources.get(0).arrivals() != null) {
            ArrivalRuns.Builder arrivals = new ArrivalRuns.Builder();
            for (int i = 0; i < kept.length; i++) {
                arrivals.append(sources.get(i).arrivals(), kept[i], kept[i].length);
            }
            merged.arrivals(arrivals.build());
        }
        store.replace(from, to, merged, kept);
    }

    private static int[] liveRows(Chunk chunk) {
        int[] rows = new int[chunk.rowCount()];
        return Arrays.copyOf(rows, chunk.select(Long.MAX_VALUE, rows));
    }

    private ChangeBatch copy(List<Chunk> sources, int[][] kept) {
        List<ChangeBatch> parts = new ArrayList<>();
        try {
            for (int i = 0; i < kept.length; i++) {
                ChangeBatch rows = sources.get(i).rows();
                boolean whole = kept[i].length == rows.rowCount();
                parts.add(whole ? rows.share() : Gather.batch(rows, kept[i], kept[i].length, allocator));
            }
            return Concat.batches(parts, allocator);
        } finally {
            parts.forEach(ChangeBatch::close);
        }
    }
}
