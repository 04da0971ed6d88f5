package io.sluice.runtime.table;

/**
 * The versions of a table that somebody holds, and with each the chunks that it is the newest to show: these are freed once neither it nor an
 * older one that shows them is held. So a version costs nothing for chunks that stay. Thread-safe.
 */
final class HeldVersions {
    private TableVersion newest;

    /** A version that is newer than all before. */
    synchronized void add(TableVersion version) {
        version.older = newest;
        if (newest != null) {
            newest.newer = version;
        }
        newest = version;
    }

    /** Nobody holds the version any more. */
    synchronized void remove(TableVersion version) {
        if (version == newest) {
            newest = version.older;
        } else {
            version.newer.older = version.older;
        }
        if (version.older != null) {
            version.older.newer = version.newer;
        }
        for (Chunk chunk = version.dropped; chunk != null; ) {
            Chunk next = chunk.nextDropped();
            leave(chunk, version.older);
            chunk = next;
        }
        version.dropped = null;
        version.older = null;
        version.newer = null;
    }

    /** The table is done with a chunk, which no version to come shows. */
    synchronized void drop(Chunk chunk) {
        leave(chunk, newest);
    }

    /** Frees a chunk that this version and older ones may show. */
    private static void leave(Chunk chunk, TableVersion latest) {
        if (latest == null || latest.tick() < chunk.bornTick()) {
            chunk.free();
        } else {
            chunk.nextDropped(latest.dropped);
            latest.dropped = chunk;
        }
    }
}
