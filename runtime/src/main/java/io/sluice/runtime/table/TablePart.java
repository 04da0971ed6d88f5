package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows of a live table that are kept by themselves: changes to them take back only rows among them. For one thread at a time; the parts of a
 * table for one thread each.
 */
final class TablePart implements AutoCloseable {
    private final TableSpec spec;
    private final RowStore store;
    private final TickRemovals removals = new TickRemovals();
    private final ChangeApplication application;
    private final Compaction compaction;
    private final Deque<ChangeBatch> waiting = new ArrayDeque<>();
    private long waitingRows;
    private int firstNewChunk;
    private boolean dirty;

    TablePart(TableSpec spec, HeldVersions versions, BufferAllocator allocator) {
        this.spec = spec;
        this.store = new RowStore(spec, versions);
        this.application = new ChangeApplication(spec, store, removals, allocator);
        this.compaction = new Compaction(store, allocator);
    }

    RowStore store() {
        return store;
    }

    /** Rows removed since the last {@link #endTick}. */
    TickRemovals removals() {
        return removals;
    }

    /** Takes over changes for the next {@link #endTick}. */
    void await(ChangeBatch changes) {
        waiting.add(changes);
        waitingRows += changes.rowCount();
    }

    long waitingRows() {
        return waitingRows;
    }

    boolean isDirty() {
        return dirty || !waiting.isEmpty();
    }

    /** Takes over changes and applies them. */
    void apply(ChangeBatch changes, long tick) {
        dirty = true;
        if (changes.isAppendOnly()) {
            store.add(changes, tick);
        } else {
            try (changes) {
                application.apply(changes, tick);
            }
        }
    }

    /** Applies what waits and makes the rows as a version of the tick shows them; what that tick removed is still listed. */
    void endTick(long tick, long nowMicros, boolean scanned) {
        waitingRows = 0;
        for (ChangeBatch next = waiting.poll(); next != null; next = waiting.poll()) {
            apply(next, tick);
        }
        if (!dirty) {
            return;
        }
        application.endTick(tick);
        stampArrivals(nowMicros);
        store.numbered().endTick();
        compaction.run(tick, scanned);
        firstNewChunk = store.chunks().size();
        dirty = false;
    }

    private void stampArrivals(long nowMicros) {
        if (spec.keepsArrival()) {
            for (int i = firstNewChunk; i < store.chunks().size(); i++) {
                Chunk chunk = store.chunks().get(i);
                chunk.arrivals(ArrivalRuns.of(chunk.rowCount(), nowMicros));
            }
        }
    }

    /** Lets the rows go that arrived before a tick clock; gives how many went. */
    long dropBefore(long clockMicros, long tick) {
        long gone = 0;
        for (int i = 0; i < firstNewChunk; i++) {
            int rows = store.chunks().get(i).arrivals().rowsBefore(clockMicros);
            if (rows == 0) {
                break;
            }
            gone += store.removePrefix(i, rows, tick);
        }
        if (gone > 0) {
            dirty = true;
            removals.markIncomplete();
        }
        return gone;
    }

    /** Removes all rows. */
    void clear() {
        dropWaiting();
        store.clear();
        application.clear();
        firstNewChunk = 0;
        removals.markIncomplete();
        dirty = true;
    }

    @Override
    public void close() {
        dropWaiting();
        store.clear();
        application.close();
        removals.markIncomplete();
    }

    private void dropWaiting() {
        waiting.forEach(ChangeBatch::close);
        waiting.clear();
        waitingRows = 0;
    }
}
