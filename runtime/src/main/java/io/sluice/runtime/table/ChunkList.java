package io.sluice.runtime.table;

import java.util.Arrays;

/**
 * The chunks of a table in order. Views of it stay as they are while it changes; what is added behind them costs no copy. For one thread at a
 * time; views may be read by any.
 */
final class ChunkList {
    /**
     * The list as it was.
     *
     * @param chunks the first {@code size} are the list's; not to be changed
     */
    record View(Chunk[] chunks, int size) {
        Chunk get(int index) {
            return chunks[index];
        }
    }

    private Chunk[] chunks = new Chunk[16];
    private int size;
    /** Places below belong to views, too. */
    private int viewed;

    int size() {
        return size;
    }

    Chunk get(int index) {
        return chunks[index];
    }

    View view() {
        viewed = size;
        return new View(chunks, size);
    }

    void add(Chunk chunk) {
        if (size == chunks.length) {
            own(2 * size);
        }
        chunks[size++] = chunk;
    }

    /** Puts one chunk, or none when that is null, in the place of those [from, to). */
    void replace(int from, int to, Chunk merged) {
        if (from < viewed) {
            own(chunks.length);
        }
        int target = from;
        if (merged != null) {
            chunks[target++] = merged;
        }
        System.arraycopy(chunks, to, chunks, target, size - to);
        int left = target + size - to;
        Arrays.fill(chunks, left, size, null);
        size = left;
    }

    /** Leaves out the chunks of which no row is there any more. */
    void dropEmptied() {
        own(chunks.length);
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (chunks[i].liveRows() > 0) {
                chunks[left++] = chunks[i];
            }
        }
        Arrays.fill(chunks, left, size, null);
        size = left;
    }

    void clear() {
        chunks = new Chunk[16];
        size = 0;
        viewed = 0;
    }

    private void own(int capacity) {
        chunks = Arrays.copyOf(chunks, capacity);
        viewed = 0;
    }
}
