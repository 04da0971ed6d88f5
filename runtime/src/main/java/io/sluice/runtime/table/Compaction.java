package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import io.sluice.runtime.batch.Gather;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Keeps chunks few and full, late rather than early: rows that change often are gone before they are copied. Three rules, each about
 * {@link #BUDGET} rows a call at most, whatever is left waits for the next:
 *
 * <ol>
 *   <li>Chunks at the end of the table are merged when {@link #FAN} of a size class have gathered, so each row is copied once a class.
 *   <li>When more rows are held that were removed than rows that are there, the emptiest chunks are copied, with their neighbours.
 *   <li>When there are far more chunks than the rows would fill, the smallest are merged with their neighbours.
 * </ol>
 */
final class Compaction {
    /** Chunks of this many rows are not merged any further. */
    static final int FULL = 1 << 13;

    /** Rows that merging aims at. */
    private static final int WANTED = 1 << 15;

    private static final int FAN_BITS = 5;
    private static final int FAN = 1 << FAN_BITS;
    private static final int BUDGET = 1 << 17;

    private final RowStore store;
    private final BufferAllocator allocator;

    Compaction(RowStore store, BufferAllocator allocator) {
        this.store = store;
        this.allocator = allocator;
    }

    void run(long tick) {
        List<Chunk> chunks = store.chunks();
        long held = 0;
        for (int i = chunks.size() - 1; i >= 0; i--) {
            Chunk chunk = chunks.get(i);
            if (chunk.liveRows() == 0) {
                store.replace(i, i + 1, null, List.of());
            } else {
                held += chunk.rowCount();
            }
        }
        int budget = BUDGET;
        for (int from = mergeable(); from >= 0 && budget > 0; from = mergeable()) {
            held -= heldRows(from, chunks.size());
            budget -= merge(from, chunks.size(), tick);
            held += chunks.get(from).rowCount();
        }
        while (held > 2 * store.rowCount() + FULL && budget > 0) {
            int from = firstNeighbour(emptiest(), true);
            int to = endOfNeighbours(from, true);
            held -= heldRows(from, to);
            int copied = merge(from, to, tick);
            held += copied;
            budget -= copied;
        }
        while (chunks.size() > 4 * FAN + 4 * (store.rowCount() / FULL) && budget > 0) {
            int from = firstNeighbour(smallestPair(), false);
            budget -= merge(from, endOfNeighbours(from, false), tick);
        }
    }

    /** From where on the chunks should become one; −1 when all is well. */
    private int mergeable() {
        List<Chunk> chunks = store.chunks();
        int best = -1;
        int sizeClass = 0;
        int sum = 0;
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
            sum += rows;
            if (chunks.size() - from >= FAN || sum >= WANTED) {
                best = from;
            }
        }
        return best;
    }

    /** 0 for fewer than 32 rows, 1 for fewer than 1,024 and so on. */
    private static int sizeClass(int rows) {
        return (31 - Integer.numberOfLeadingZeros(rows)) / FAN_BITS;
    }

    private int emptiest() {
        List<Chunk> chunks = store.chunks();
        int best = 0;
        double bestShare = 2;
        for (int i = 0; i < chunks.size(); i++) {
            double share = (double) chunks.get(i).liveRows() / chunks.get(i).rowCount();
            if (share < bestShare) {
                best = i;
                bestShare = share;
            }
        }
        return best;
    }

    /** The first of the two neighbours with the fewest rows. */
    private int smallestPair() {
        List<Chunk> chunks = store.chunks();
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 1; i < chunks.size(); i++) {
            int rows = chunks.get(i - 1).liveRows() + chunks.get(i).liveRows();
            if (rows < fewest) {
                best = i - 1;
                fewest = rows;
            }
        }
        return best;
    }

    /** The first of the chunks up to this one that together do not have too many rows; those with many rows to drop only, if so wanted. */
    private int firstNeighbour(int position, boolean sparseOnly) {
        int rows = store.chunks().get(position).liveRows();
        int first = position;
        while (first > 0 && position - first < FAN && joins(first - 1, rows, sparseOnly)) {
            first--;
            rows += store.chunks().get(first).liveRows();
        }
        return first;
    }

    private int endOfNeighbours(int first, boolean sparseOnly) {
        int rows = store.chunks().get(first).liveRows();
        int end = first + 1;
        while (end < store.chunks().size() && end - first < FAN && joins(end, rows, sparseOnly)) {
            rows += store.chunks().get(end).liveRows();
            end++;
        }
        return end;
    }

    private boolean joins(int position, int rows, boolean sparseOnly) {
        Chunk chunk = store.chunks().get(position);
        return rows + chunk.liveRows() <= WANTED && (!sparseOnly || 2 * chunk.liveRows() <= chunk.rowCount());
    }

    private long heldRows(int from, int to) {
        long rows = 0;
        for (int i = from; i < to; i++) {
            rows += store.chunks().get(i).rowCount();
        }
        return rows;
    }

    /** Puts one chunk in the place of these; gives its rows. */
    private int merge(int from, int to, long tick) {
        List<KeptRows> kept = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            kept.add(KeptRows.of(store.chunks().get(i)));
        }
        Chunk merged = new Chunk(copy(kept), tick);
        if (store.chunks().get(from).arrivals() != null) {
            ArrivalRuns.Builder arrivals = new ArrivalRuns.Builder();
            for (KeptRows rows : kept) {
                arrivals.append(rows);
            }
            merged.arrivals(arrivals.build());
        }
        store.replace(from, to, merged, kept);
        return merged.rowCount();
    }

    private ChangeBatch copy(List<KeptRows> kept) {
        List<ChangeBatch> parts = new ArrayList<>(kept.size());
        try {
            for (KeptRows part : kept) {
                ChangeBatch rows = part.chunk().rows();
                parts.add(part.isWhole() ? rows.share() : Gather.batch(rows, part.rows(), part.count(), allocator));
            }
            return Concat.batches(parts, allocator);
        } finally {
            parts.forEach(ChangeBatch::close);
        }
    }
}
