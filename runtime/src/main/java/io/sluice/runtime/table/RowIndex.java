package io.sluice.runtime.table;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;

/**
 * Finds rows by hash: an open-addressing table from each hash to the newest row that has it, the others chained behind it in their chunks. For one
 * thread at a time.
 */
final class RowIndex {
    private static final int FIRST_CAPACITY = 64;

    /** Searches come in runs of so many, each after one {@link #warm}. */
    static final int WARM_ROWS = 128;

    private static final int MOST_SLOTS = 1 << 29;

    /** Location and hash side by side, so that a search that finds its slot at once touches one cache line. */
    private long[] slots = newSlots(FIRST_CAPACITY);

    private int mask = FIRST_CAPACITY - 1;
    private int used;
    private long warmed;
    private final ChunkDirectory chunks;

    RowIndex(ChunkDirectory chunks) {
        this.chunks = chunks;
    }

    /**
     * Fetches the slots of the next {@link #WARM_ROWS} hashes: these loads do not depend on each other, so the processor waits for all of them at
     * once, where searches wait one after the other.
     */
    void warm(int[] hashes, int from) {
        int to = Math.min(hashes.length, from + WARM_ROWS);
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += slots[2 * (hashes[i] & mask)];
        }
        warmed = sum;
    }

    /** The first row with this hash; {@link Chunk#NO_LINK} when there is none. */
    long first(int hash) {
        return slots[slot(hash)];
    }

    long next(long location) {
        return chunks.chunk(location).next(ChunkDirectory.row(location));
    }

    void add(int hash, Chunk chunk, int row) {
        if (used * 2 > mask) {
            grow();
        }
        int slot = slot(hash);
        long location = ChunkDirectory.location(chunk, row);
        long head = slots[slot];
        if (head == Chunk.NO_LINK) {
            used++;
            slots[slot + 1] = hash;
        } else {
            chunk.next(row, head);
            chunks.chunk(head).previous(ChunkDirectory.row(head), location);
        }
        slots[slot] = location;
    }

    void remove(int hash, long location) {
        Chunk chunk = chunks.chunk(location);
        int row = ChunkDirectory.row(location);
        long before = chunk.previous(row);
        long after = chunk.next(row);
        if (after != Chunk.NO_LINK) {
            chunks.chunk(after).previous(ChunkDirectory.row(after), before);
        }
        if (before != Chunk.NO_LINK) {
            chunks.chunk(before).next(ChunkDirectory.row(before), after);
        } else if (after != Chunk.NO_LINK) {
            slots[slot(hash)] = after;
        } else {
            free(slot(hash));
        }
    }

    /** The row at {@code from} lives at a new place now. */
    void move(int hash, long from, Chunk chunk, int row) {
        Chunk old = chunks.chunk(from);
        long before = old.previous(ChunkDirectory.row(from));
        long after = old.next(ChunkDirectory.row(from));
        long to = ChunkDirectory.location(chunk, row);
        chunk.previous(row, before);
        chunk.next(row, after);
        if (after != Chunk.NO_LINK) {
            chunks.chunk(after).previous(ChunkDirectory.row(after), to);
        }
        if (before != Chunk.NO_LINK) {
            chunks.chunk(before).next(ChunkDirectory.row(before), to);
        } else {
            slots[slot(hash)] = to;
        }
    }

    long bytes() {
        return 8L * slots.length;
    }

    /** Where in {@link #slots} the hash is, or the empty slot where it would be. */
    private int slot(int hash) {
        long[] table = slots;
        int slot = hash & mask;
        while (table[2 * slot] != Chunk.NO_LINK && table[2 * slot + 1] != hash) {
            slot = slot + 1 & mask;
        }
        return 2 * slot;
    }

    /** Empties a slot and closes the gap, so that probing needs no tombstones. */
    private void free(int position) {
        int gap = position / 2;
        for (int i = gap + 1 & mask; slots[2 * i] != Chunk.NO_LINK; i = i + 1 & mask) {
            int home = (int) slots[2 * i + 1] & mask;
            if ((i - home & mask) >= (i - gap & mask)) {
                slots[2 * gap] = slots[2 * i];
                slots[2 * gap + 1] = slots[2 * i + 1];
                gap = i;
            }
        }
        slots[2 * gap] = Chunk.NO_LINK;
        used--;
    }

    private void grow() {
        long[] old = slots;
        if (old.length > MOST_SLOTS) {
            throw new SluiceException(ErrorCode.RESOURCE_EXHAUSTED, "more than 250 million rows in one indexed table");
        }
        slots = newSlots(old.length);
        mask = old.length - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != Chunk.NO_LINK) {
                int slot = slot((int) old[i + 1]);
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
            }
        }
    }

    private static long[] newSlots(int capacity) {
        long[] slots = new long[2 * capacity];
        Arrays.fill(slots, Chunk.NO_LINK);
        return slots;
    }
}
