package io.sluice.runtime.table;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A live table as of one tick. Immutable and shared: whoever holds a reference may read, from any thread; columns are freed when no version
 * and no reader holds them any more.
 */
public final class TableVersion {
    private final LiveTable table;
    private final long tick;
    private final Chunk[] chunks;
    private final long rowCount;
    private final AtomicInteger references = new AtomicInteger(1);

    TableVersion(LiveTable table, long tick, List<Chunk> chunks, long rowCount) {
        this.table = table;
        this.tick = tick;
        this.chunks = chunks.toArray(Chunk[]::new);
        this.rowCount = rowCount;
        for (Chunk chunk : this.chunks) {
            chunk.retain();
        }
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
            for (Chunk chunk : chunks) {
                chunk.release();
            }
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
        return chunks.length;
    }

    Chunk chunk(int index) {
        return chunks[index];
    }
}
