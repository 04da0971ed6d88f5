package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Concat;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Keeps chunks few and full, late rather than early: rows that change often are gone before they are copied, and chunks of some hundred rows stay
 * as they are unless somebody scans the table. A call looks at a small share of the chunks and copies a bounded number of rows, whatever is left
 * waits for the next. Four rules:
 *
 * <ol>
 *   <li>Chunks of which no row is there any more are dropped, once they are many.
 *   <li>Chunks at the end of the table are merged when {@link #FAN} of a size class have gathered, so each row is copied once a class.
 *   <li>While more rows are held that were removed than rows that are there, chunks that have lost half of theirs are copied, with such neighbours.
 *   <li>While there are far more chunks than the rows would fill, small ones are merged with small neighbours.
 * </ol>
 *
 * The last two go round the table, one after the other, going on in each call where the one before has stopped.
 */
final class Compaction {
    /** Chunks of this many rows are not merged any further while nobody scans the table. */
    static final int FULL = 1 << 9;

    /** The same for a table that is scanned. */
    private static final int FULL_TO_SCAN = 1 << 13;

    /** A scan counts for so many calls. */
    private static final int SCAN_CALLS = 256;

    /** Rows that merging aims at. */
    private static final int WANTED = 1 << 15;

    private static final int FAN_BITS = 5;
    private static final int FAN = 1 << FAN_BITS;
    private static final int BUDGET = 1 << 17;
    /** Only to scan faster, no call shall take long. */
    private static final int BUDGET_TO_SCAN = 1 << 14;

    /** Removed rows that are no burden, however few are there. */
    private static final int FEW_ROWS = 1 << 13;

    private static final int FEW_CHUNKS = 4 * FAN;

    private final RowStore store;
    private final ChunkList chunks;
    private final BufferAllocator allocator;
    /** The chunk that the third and the fourth rule look at next. */
    private int hand;

    private int callsSinceScan = SCAN_CALLS;
    private int full = FULL;

    Compaction(RowStore store, BufferAllocator allocator) {
        this.store = store;
        this.chunks = store.chunks();
        this.allocator = allocator;
    }

    /** @param scanned whether somebody has scanned the table since the last call */
    void run(long tick, boolean scanned) {
        callsSinceScan = scanned ? 0 : Math.min(SCAN_CALLS, callsSinceScan + 1);
        full = callsSinceScan < SCAN_CALLS ? FULL_TO_SCAN : FULL;
        dropEmptied();
        int budget = BUDGET;
        for (int from = mergeable(); from >= 0 && budget > 0; from = mergeable()) {
            budget -= merge(from, chunks.size(), tick);
        }
        for (int steps = Math.max(FEW_CHUNKS, chunks.size() / 16); steps > 0 && budget > 0; steps--) {
            boolean sparse = store.heldRows() > 2 * store.rowCount() + FEW_ROWS;
            boolean small = areMany(FULL) || areMany(full) && budget > BUDGET - BUDGET_TO_SCAN;
            if (!sparse && !small) {
                break;
            }
            budget -= step(sparse, small, tick);
        }
    }

    private boolean areMany(int rows) {
        return chunks.size() > FEW_CHUNKS + 2 * (store.rowCount() / rows);
    }

    /** The first ones at once, as where rows go in the order they came; others cost a look at all chunks. */
    private void dropEmptied() {
        int first = 0;
        while (first < chunks.size() && chunks.get(first).liveRows() == 0) {
            first++;
        }
        if (first > 0) {
            store.replace(0, first, null, List.of());
        }
        if (8 * store.emptied() > chunks.size() || store.emptiedRows() > Math.max(FEW_ROWS, store.rowCount() / 8)) {
            store.dropEmptied();
        }
    }

    /** From where on the chunks should become one; −1 when all is well. */
    private int mergeable() {
        int best = -1;
        int sizeClass = 0;
        int sum = 0;
        for (int from = chunks.size() - 1; from >= 0; from--) {
            int rows = chunks.get(from).liveRows();
            if (rows >= full) {
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
            if (sum >= WANTED) {
                return from;
            }
            if (chunks.size() - from >= FAN) {
                best = from;
            }
        }
        return best;
    }

    /** 0 for fewer than 32 rows, 1 for fewer than 1,024 and so on. */
    private static int sizeClass(int rows) {
        return (31 - Integer.numberOfLeadingZeros(rows)) / FAN_BITS;
    }

    /** Looks at the next chunk; gives how many rows were copied. */
    private int step(boolean sparse, boolean small, long tick) {
        hand = hand < chunks.size() ? hand : 0;
        if (sparse && isSparse(chunks.get(hand))) {
            return mergeAround(hand, true, tick);
        }
        if (small && isSmall(chunks.get(hand)) && hand + 1 < chunks.size() && isSmall(chunks.get(hand + 1))) {
            return mergeAround(hand, false, tick);
        }
        hand++;
        return 0;
    }

    private static boolean isSparse(Chunk chunk) {
        return 2 * chunk.liveRows() <= chunk.rowCount();
    }

    private boolean isSmall(Chunk chunk) {
        return chunk.liveRows() < full;
    }

    /** Merges a chunk with neighbours of its kind, as long as they are not too many rows. */
    private int mergeAround(int position, boolean sparse, long tick) {
        int rows = chunks.get(position).liveRows();
        int from = position;
        while (from > 0 && position - from < FAN && joins(chunks.get(from - 1), rows, sparse)) {
            rows += chunks.get(--from).liveRows();
        }
        int to = position + 1;
        while (to < chunks.size() && to - from < FAN && joins(chunks.get(to), rows, sparse)) {
            rows += chunks.get(to++).liveRows();
        }
        hand = from + 1;
        return merge(from, to, tick);
    }

    private boolean joins(Chunk chunk, int rows, boolean sparse) {
        return rows + chunk.liveRows() <= WANTED && (sparse ? isSparse(chunk) : isSmall(chunk));
    }

    /** Puts one chunk in the place of these; gives its rows. */
    private int merge(int from, int to, long tick) {
        List<KeptRows> kept = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            if (chunks.get(i).liveRows() > 0) {
                kept.add(KeptRows.of(chunks.get(i)));
            }
        }
        if (kept.isEmpty()) {
            store.replace(from, to, null, kept);
            return 0;
        }
        Chunk merged = new Chunk(copy(kept), tick);
        if (kept.get(0).chunk().arrivals() != null) {
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
        List<ChangeBatch> batches = new ArrayList<>(kept.size());
        int[][] rows = new int[kept.size()][];
        for (KeptRows part : kept) {
            rows[batches.size()] = part.rows();
            batches.add(part.chunk().rows());
        }
        return Concat.rows(batches, rows, allocator);
    }
}
