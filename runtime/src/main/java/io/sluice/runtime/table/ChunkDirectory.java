package io.sluice.runtime.table;

import java.util.Arrays;

/** The chunks of a table by number. A row's location is its chunk's number and its place there in one long. For one thread at a time. */
final class ChunkDirectory {
    private Chunk[] chunks = new Chunk[16];
    private int[] freeIds = new int[16];
    private int freeCount;
    private int nextId;

    /** Gives a chunk its number; before any of its rows has a location. */
    void register(Chunk chunk) {
        int id = freeCount > 0 ? freeIds[--freeCount] : nextId++;
        if (id == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * id);
        }
        chunks[id] = chunk;
        chunk.id(id);
    }

    /** After nobody remembers a location in the chunk any more. */
    void unregister(Chunk chunk) {
        chunks[chunk.id()] = null;
        if (freeCount == freeIds.length) {
            freeIds = Arrays.copyOf(freeIds, 2 * freeCount);
        }
        freeIds[freeCount++] = chunk.id();
        chunk.id(-1);
    }

    Chunk chunk(long location) {
        return chunks[(int) (location >>> 32)];
    }

    static long location(Chunk chunk, int row) {
        return (long) chunk.id() << 32 | row;
    }

    static int row(long location) {
        return (int) location;
    }
}
