package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.lane.SideBySide;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** All rows of a live table: one part, or several that are worked on at the same time. For one thread at a time. */
final class TableParts implements AutoCloseable {
    private final TableSpec spec;
    private final HeldVersions versions;
    private final BufferAllocator allocator;
    private final List<TablePart> parts = new ArrayList<>();
    /** Null while there is one part only. */
    private SideBySide sideBySide;

    /** @param versions get the chunks that no version to come shows */
    TableParts(TableSpec spec, HeldVersions versions, BufferAllocator allocator) {
        this.spec = spec;
        this.versions = versions;
        this.allocator = allocator;
        parts.add(new TablePart(spec, versions, allocator));
    }

    /** Makes parts of an empty table. */
    void split(int count, SideBySide runner) {
        assert rowCount() == 0 && !isDirty() : spec.name() + " has rows already";
        while (parts.size() < count) {
            parts.add(new TablePart(spec, versions, allocator));
        }
        sideBySide = runner;
    }

    boolean isSplit() {
        return sideBySide != null;
    }

    TablePart part(int number) {
        return parts.get(number);
    }

    /** The only part. */
    TablePart whole() {
        if (isSplit()) {
            throw new IllegalStateException(spec.name() + " is kept in parts");
        }
        return parts.get(0);
    }

    boolean isDirty() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isDirty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Ends the tick of all parts, at the same time where they have enough to do.
     *
     * @param scanned whether somebody has scanned the table since the last time
     */
    void endTick(long tick, long nowMicros, boolean scanned) {
        long waiting = 0;
        for (TablePart part : parts) {
            waiting += part.waitingRows();
        }
        if (isSplit() && waiting >= SideBySide.PARALLEL_ROWS) {
            sideBySide.run(parts.size(), part -> parts.get(part).endTick(tick, nowMicros, scanned));
        } else {
            parts.forEach(part -> part.endTick(tick, nowMicros, scanned));
        }
    }

    /** Forgets what was removed in a tick, when readers see its end. */
    void published(boolean indexWanted) {
        for (TablePart part : parts) {
            part.removals().clear();
            if (indexWanted) {
                part.store().index();
            }
        }
    }

    /** The chunks of each part as they are now. */
    ChunkList.View[] chunks() {
        ChunkList.View[] views = new ChunkList.View[parts.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = parts.get(i).store().chunks().view();
        }
        return views;
    }

    long rowCount() {
        long rows = 0;
        for (TablePart part : parts) {
            rows += part.store().rowCount();
        }
        return rows;
    }

    long bytes() {
        long bytes = 0;
        for (TablePart part : parts) {
            bytes += part.store().bytes();
        }
        return bytes;
    }

    /** Whether rows were removed that {@link #findRemoved} does not know. */
    boolean missRemovals() {
        for (TablePart part : parts) {
            if (part.removals().isIncomplete()) {
                return true;
            }
        }
        return false;
    }

    /** Whether all parts have an index already. */
    boolean hasIndex() {
        return parts.stream().allMatch(part -> part.store().hasIndex());
    }

    /**
     * Where the row with a key is.
     *
     * @param columns where the probe has the key
     * @param bornBy chunks of later ticks do not count
     * @return {@link RowPlace#ABSENT} when there is none
     */
    RowPlace find(ChangeBatch probe, int row, int[] columns, int hash, long bornBy) {
        for (int i = 0; i < parts.size(); i++) {
            RowStore store = parts.get(i).store();
            long at = store.findKey(probe, row, columns, hash, bornBy);
            if (at != Chunk.NO_LINK) {
                return new RowPlace(store.chunkAt(at), ChunkDirectory.row(at));
            }
        }
        return RowPlace.ABSENT;
    }

    /** Where the row with a key is that was removed since the last version, of a tick. */
    RowPlace findRemoved(KeyProbe probe, int key, long tick) {
        RowPlace found = RowPlace.ABSENT;
        for (int i = 0; i < parts.size() && found == RowPlace.ABSENT; i++) {
            TablePart part = parts.get(i);
            found = part.removals().find(probe, key, part.store().indexColumns(), tick);
        }
        return found;
    }

    long dropBefore(long clockMicros, long tick) {
        long gone = 0;
        for (TablePart part : parts) {
            gone += part.dropBefore(clockMicros, tick);
        }
        return gone;
    }

    void clear() {
        parts.forEach(TablePart::clear);
    }

    @Override
    public void close() {
        parts.forEach(TablePart::close);
    }
}
