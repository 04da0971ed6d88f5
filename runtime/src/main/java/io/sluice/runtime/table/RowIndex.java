package io.sluice.runtime.table;

import java.util.Arrays;

/**
 * Finds rows by hash: an open-addressing table from each hash to the newest row that has it, the others chained behind it in their chunks. A
 * row's location is its chunk's number and its place there in one long. For one thread at a time.
 */
final class RowIndex {
    private static final int FIRST_CAPACITY = 64;

    private long[] heads = newHeads(FIRST_CAPACITY);
    private int[] hashes = new int[FIRST_CAPACITY];
    private int used;
    private Chunk[] chunks = new Chunk[16];
    private int[] freeIds = new int[16];
    private int freeCount;
    private int nextId;

    /** Gives a chunk its number; before any row of it is added. */
    void register(Chunk chunk) {
        int id = freeCount > 0 ? freeIds[--freeCount] : nextId++;
        if (id == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * id);
        }
        chunks[id] = chunk;
        chunk.id(id);
    }

    /** After the last row of the chunk has left the index. */
    void unregister(Chunk chunk) {
        chunks[chunk.id()] = null;
        if (freeCount == freeIds.length) {
            freeIds = Arrays.copyOf(freeIds, 2 * freeCount);
        }
        freeIds[freeCount++] = chunk.id();
        chunk.id(-1);
    }

    static long location(Chunk chunk, int row) {
        return (long) chunk.id() << 32 | row;
    }

    Chunk chunk(long location) {
        return chunks[(int) (location >>> 32)];
    }

    static int row(long location) {
        return (int) location;
    }

    /** The first row with this hash; {@link Chunk#NO_LINK} when there is none. */
    long first(int hash) {
        return heads[slot(hash)];
    }

    long next(long location) {
        return chunk(location).next(row(location));
    }

    void add(int hash, Chunk chunk, int row) {
        if (used * 2 >= heads.length) {
            grow();
        }
        int slot = slot(hash);
        long location = location(chunk, row);
        long head = heads[slot];
        if (head == Chunk.NO_LINK) {
            used++;
            hashes[slot] = hash;
        } else {
            chunk.next(row, head);
            chunk(head).previous(row(head), location);
        }
        heads[slot] = location;
    }

    void remove(int hash, long location) {
        Chunk chunk = chunk(location);
        int row = row(location);
        long before = chunk.previous(row);
        long after = chunk.next(row);
        if (after != Chunk.NO_LINK) {
            chunk(after).previous(row(after), before);
        }
        if (before != Chunk.NO_LINK) {
            chunk(before).next(row(before), after);
        } else if (after != Chunk.NO_LINK) {
            heads[slot(hash)] = after;
        } else {
            free(slot(hash));
        }
    }

    /** The row at {@code from} lives at a new place now. */
    void move(int hash, long from, Chunk chunk, int row) {
        Chunk old = chunk(from);
        long before = old.previous(row(from));
        long after = old.next(row(from));
        long to = location(chunk, row);
        chunk.previous(row, before);
        chunk.next(row, after);
        if (after != Chunk.NO_LINK) {
            chunk(after).previous(row(after), to);
        }
        if (before != Chunk.NO_LINK) {
            chunk(before).next(row(before), to);
        } else {
            heads[slot(hash)] = to;
        }
    }

    long bytes() {
        return 12L * heads.length;
    }

    /** Where the hash is, or the empty slot where it would be. */
    private int slot(int hash) {
        int mask = heads.length - 1;
        int slot = hash & mask;
        while (heads[slot] != Chunk.NO_LINK && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Empties a slot and closes the gap, so that probing needs no tombstones. */
    private void free(int slot) {
        int mask = heads.length - 1;
        int gap = slot;
        for (int i = gap + 1 & mask; heads[i] != Chunk.NO_LINK; i = i + 1 & mask) {
            int home = hashes[i] & mask;
            if ((i - home & mask) >= (i - gap & mask)) {
                heads[gap] = heads[i];
                hashes[gap] = hashes[i];
                gap = i;
            }
        }
        heads[gap] = Chunk.NO_LINK;
        used--;
    }

    private void grow() {
        long[] oldHeads = heads;
        int[] oldHashes = hashes;
        heads = newHeads(oldHeads.length * 2);
        hashes = new int[heads.length];
        for (int i = 0; i < oldHeads.length; i++) {
            if (oldHeads[i] != Chunk.NO_LINK) {
                int slot = slot(oldHashes[i]);
                heads[slot] = oldHeads[i];
                hashes[slot] = oldHashes[i];
            }
        }
    }

    private static long[] newHeads(int capacity) {
        long[] heads = new long[capacity];
        Arrays.fill(heads, Chunk.NO_LINK);
        return heads;
    }
}
