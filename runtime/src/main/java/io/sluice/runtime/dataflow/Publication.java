package io.sluice.runtime.dataflow;

import io.sluice.runtime.table.TableVersion;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All live tables as of one tick: what a reader sees. Immutable and shared; whoever holds a reference reads on, from any thread, while later
 * ticks are published.
 */
public final class Publication {
    private final long tick;
    private final long nowMicros;
    private final Map<RelationFeed, TableVersion> versions;
    private final AtomicInteger references = new AtomicInteger(1);

    /** Takes over one reference to each version. */
    Publication(long tick, long nowMicros, Map<RelationFeed, TableVersion> versions) {
        this.tick = tick;
        this.nowMicros = nowMicros;
        this.versions = versions;
    }

    public long tick() {
        return tick;
    }

    /** The tick's clock, microseconds since the epoch. */
    public long nowMicros() {
        return nowMicros;
    }

    /** The table of a relation; empty when it keeps no rows or is not of this publication. Borrowed. */
    public Optional<TableVersion> table(RelationFeed feed) {
        return Optional.ofNullable(versions.get(feed));
    }

    Map<RelationFeed, TableVersion> tables() {
        return versions;
    }

    /** One more reference, unless the last one is gone: then take the newer publication. */
    boolean tryRetain() {
        int seen = references.get();
        while (seen > 0) {
            if (references.compareAndSet(seen, seen + 1)) {
                return true;
            }
            seen = references.get();
        }
        return false;
    }

    /** Gives a reference back. */
    public void release() {
        if (references.decrementAndGet() == 0) {
            versions.values().forEach(TableVersion::release);
        }
    }
}
