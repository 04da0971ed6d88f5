package io.sluice.runtime.table;

import java.util.Arrays;

/**
 * Keyed rows removed since the last commit: the index has forgotten them, readers of the last commit still see them. For one thread at a
 * time.
 */
final class TickRemovals {
    private Chunk[] chunks = new Chunk[16];
    private int[] rows = new int[16];
    private int count;
    private boolean incomplete;

    void add(Chunk chunk, int row) {
        if (count == rows.length) {
            chunks = Arrays.copyOf(chunks, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
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
    RowPlace find(KeyProbe probe, int[] keyColumns, long tick) {
        for (int i = 0; i < count; i++) {
            if (chunks[i].bornTick() <= tick && probe.matches(chunks[i].rows(), rows[i], keyColumns)) {
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
