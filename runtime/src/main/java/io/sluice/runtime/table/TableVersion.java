package io.sluice.runtime.table;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A live table as of one tick. Immutable and shared: whoever holds a reference may read, from any thread; columns are freed when no version
 * and no reader holds them any more.
 */
public final class TableVersion {
    private final LiveTable table;
    private final long tick;
    private final ChunkList.View[] chunks;
    private final long rowCount;
    private final AtomicInteger references = new AtomicInteger(1);

    // Guarded by HeldVersions.
    TableVersion older;
    TableVersion newer;
    /** Chunks that this is the newest held version to show and that the table has dropped, linked. */
    Chunk dropped;

    /** @param chunks of one part of the table after the other */
    TableVersion(LiveTable table, long tick, ChunkList.View[] chunks, long rowCount) {
        this.table = table;
        this.tick = tick;
        this.chunks = chunks;
        this.rowCount = rowCount;
    }

    public TableSpec spec() {
        return table.spec();
    }

    /** The tick that last changed the table. */
    public long tick() {
        return tick;
    }

    public long rowCount() {
        return rowCount;
    }

    /** One more reference, unless the last was already released: then false, and the version must not be used. */
    public boolean tryRetain() {
        for (int count = references.get(); count > 0; count = references.get()) {
            if (references.compareAndSet(count, count + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Gives one reference back. */
    public void release() {
        int left = references.decrementAndGet();
        if (left == 0) {
            table.released(this);
        } else if (left < 0) {
            throw new IllegalStateException("version of " + spec().name() + " released too often");
        }
    }

    void retain() {
        if (!tryRetain()) {
            throw new IllegalStateException("version of " + spec().name() + " was released");
        }
    }

    LiveTable table() {
        return table;
    }

    int chunkCount() {
        int count = 0;
        for (ChunkList.View part : chunks) {
            count += part.size();
        }
        return count;
    }

    Chunk chunk(int index) {
        int place = index;
        int part = 0;
        while (place >= chunks[part].size()) {
            place -= chunks[part++].size();
        }
        return chunks[part].get(place);
    }
}
