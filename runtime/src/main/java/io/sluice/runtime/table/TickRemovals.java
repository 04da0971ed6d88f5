package io.sluice.runtime.table;

import java.util.Arrays;

/**
 * Keyed rows removed since the last commit: the index has forgotten them, readers of the last commit still see them. For one thread at a
 * time.
 */
final class TickRemovals {
    private Chunk[] chunks = new Chunk[16];
    private int[] rows = new int[16];
    private int[] hashes = new int[16];
    private int count;
    private boolean incomplete;

    /** @param hash of the row's key */
    void add(Chunk chunk, int row, int hash) {
        if (count == rows.length) {
            chunks = Arrays.copyOf(chunks, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count] = hash;
        chunks[count] = chunk;
        rows[count++] = row;
    }

    /** Rows went that are not listed. */
    void markIncomplete() {
        incomplete = true;
    }

    boolean isIncomplete() {
        return incomplete;
    }

    /** The removed row with this key that a version of the tick still shows, or {@link RowPlace#ABSENT}. */
    RowPlace find(KeyProbe probe, int key, int[] keyColumns, long tick) {
        int hash = probe.hashes()[key];
        for (int i = 0; i < count; i++) {
            if (hashes[i] == hash
                    && chunks[i].bornTick() <= tick
                    && probe.matches(key, chunks[i].rows(), rows[i], keyColumns)) {
                return new RowPlace(chunks[i], rows[i]);
            }
        }
        return RowPlace.ABSENT;
    }

    void clear() {
        Arrays.fill(chunks, 0, count, null);
        count = 0;
        incomplete = false;
    }
}
