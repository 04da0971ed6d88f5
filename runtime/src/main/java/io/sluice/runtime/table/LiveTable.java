package io.sluice.runtime.table;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnBuilders;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.lane.SideBySide;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows that change tick by tick. One thread at a time applies changes and commits them; any number of threads read the
 * {@linkplain TableVersion versions} that commits gave, each the table as of one tick, while the next changes are applied.
 *
 * <pre>{@code
 * table.apply(changes, tick);              // any number of times
 * TableVersion version = table.commit(tick, nowMicros);
 * try (TableSnapshot snapshot = TableSnapshot.open(version)) { … }
 * version.release();
 * }</pre>
 *
 * <p>Rows that are only added cost nothing but the reference to their columns; those that come and go with {@linkplain RowNumbers numbers},
 * no search. An index of the rows, by key or by the whole row, is built when a row is first removed without, or looked up. Small and mostly dead chunks are rewritten by commits, a bounded number of rows at a time.
 *
 * <p>A table may be {@linkplain #split split}: each part has rows of its own, and a commit works on all parts at the same time. Readers see the
 * rows of the first part first.
 */
public final class LiveTable implements AutoCloseable {
    private final TableSpec spec;
    private final BufferAllocator allocator;
    private final HeldVersions versions = new HeldVersions();
    private final TableParts parts;
    /** Held by the writer while it changes the index, and by lookups. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Whether a lookup has come while there was no index to ask. */
    private boolean indexWanted;

    private TableVersion current;
    /** Whether somebody has scanned the table since the last commit. */
    private volatile boolean scanned;

    private volatile long rowsLetGo;

    /** An empty table, committed at tick 0. Its columns live in {@code allocator}, in which applied batches must live too. */
    public LiveTable(TableSpec spec, BufferAllocator allocator) {
        this.spec = spec;
        this.allocator = allocator;
        this.parts = new TableParts(spec, versions, allocator);
        this.current = new TableVersion(this, 0, parts.chunks(), 0);
        versions.add(current);
    }

    public TableSpec spec() {
        return spec;
    }

    /**
     * Makes parts of an empty table, whose changes come by {@link #apply(ChangeBatch, int, long)} from now on.
     *
     * @param count at least 1
     * @param runner lends the threads for commits of many rows
     */
    public void split(int count, SideBySide runner) {
        lock.lock();
        try {
            parts.split(count, runner);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes over a batch of changes: +n adds n rows, −n removes n equal rows. Within a tick a row may be removed before it is added.
     *
     * @param changes of the table's row type, owned by the table from now on, also when this throws
     * @param tick the tick being computed, above that of the last commit
     */
    public void apply(ChangeBatch changes, long tick) {
        lock.lock();
        try {
            if (changes.rowCount() == 0) {
                changes.close();
            } else {
                parts.whole().apply(changes, tick);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #apply(ChangeBatch, long)}, but of rows of one part, and seen by nobody before the commit.
     *
     * @param changes take back only rows that were added to the same part
     */
    public void apply(ChangeBatch changes, int part, long tick) {
        lock.lock();
        try {
            if (parts.isSplit()) {
                parts.part(part).await(changes);
            } else {
                apply(changes, tick);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the tick. Without changes since the last commit this is the same version again.
     *
     * @param nowMicros the tick's clock: when the rows added since the last commit arrived
     * @return the table as of this tick, with one reference for the caller
     * @throws SluiceException INTERNAL_ERROR when a row was removed that is not there; it names the row
     */
    public TableVersion commit(long tick, long nowMicros) {
        lock.lock();
        try {
            if (parts.isDirty()) {
                parts.endTick(tick, nowMicros, takeScanned());
                TableVersion before = current;
                current = new TableVersion(this, tick, parts.chunks(), parts.rowCount());
                versions.add(current);
                before.release();
                parts.published(indexWanted);
            }
            current.retain();
            return current;
        } finally {
            lock.unlock();
        }
    }

    private boolean takeScanned() {
        boolean was = scanned;
        scanned = false;
        return was;
    }

    /** The last committed version, with one reference for the caller. Any thread. */
    public TableVersion current() {
        lock.lock();
        try {
            if (current == null) {
                throw new SluiceException(ErrorCode.ENGINE_CLOSED, spec.name() + " was dropped or the engine closed");
            }
            current.retain();
            return current;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Checks changes that a user asked for against the primary key, changing nothing. Between ticks or before the tick's {@link #apply};
     * what was applied in this tick counts.
     *
     * @param changes stays the caller's
     * @throws SluiceException DUPLICATE_KEY when they would leave a key twice, NOT_NULL_VIOLATION for a NULL in one
     */
    public void checkKey(ChangeBatch changes) {
        if (spec.key().isEmpty()) {
            return;
        }
        lock.lock();
        try {
            new KeyCheck(spec, parts.whole().store(), changes).run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Which rows to be added would break the primary key: their key is NULL, in the table, or that of an earlier row of the batch. Changes
     * nothing.
     *
     * @param rows without weights; stays the caller's
     * @return the error of each row that cannot be added, by its place; empty when all can
     */
    public SortedMap<Integer, SluiceException> refusedByKey(ChangeBatch rows) {
        if (spec.key().isEmpty()) {
            return new TreeMap<>();
        }
        lock.lock();
        try {
            return new KeyCheck(spec, parts.whole().store(), rows).refused();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The row with this key as the changes applied so far leave it; between a tick's start and its commit that is more than readers see.
     *
     * @param key values of the key columns in the Java forms of {@link io.sluice.planner.type.SqlType}
     * @return the row, owned by the caller; null when there is none
     */
    public ChangeBatch lookup(List<?> key) {
        try (KeyProbe probe = probe(List.of(key))) {
            lock.lock();
            try {
                RowPlace at = parts.find(probe.batch(), 0, probe.columns(), probe.hashes()[0], Long.MAX_VALUE);
                return at == RowPlace.ABSENT
                        ? null
                        : Gather.batch(at.chunk().rows(), new int[] {at.row()}, 1, allocator);
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * The rows with some keys as the changes applied so far leave the table.
     *
     * @param probes rows with key values, which stay the caller's; one with NULL among them finds nothing
     * @param key where the probes have the values of the key columns, of their types
     * @param places takes for each probe the place of its row among those returned; −1 for none
     * @return one row for each probe that found one, in their order; owned by the caller
     */
    public ChangeBatch findAll(ChangeBatch probes, int[] key, int[] places) {
        int[] hashes = RowHash.of(probes, key);
        lock.lock();
        try (BatchBuilder found = new BatchBuilder(spec.rowType(), allocator)) {
            for (int row = 0; row < probes.rowCount(); row++) {
                RowPlace at = parts.find(probes, row, key, hashes[row], Long.MAX_VALUE);
                places[row] = at == RowPlace.ABSENT ? -1 : found.rowCount();
                if (at != RowPlace.ABSENT) {
                    found.appendRow(at.chunk().rows(), at.row(), 1);
                }
            }
            return found.build();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Finds keys in a version. A row that is there now, or was removed in this tick, and had come by the version's tick is the version's, so the index answers
     * for older versions, too; but not that they lack a key.
     *
     * @return a key's row each, or {@link RowPlace#ABSENT}; null when only a scan can tell
     */
    RowPlace[] find(TableVersion version, KeyProbe probe) {
        lock.lock();
        try {
            boolean complete = version == current && !parts.missRemovals();
            if (!complete && !parts.hasIndex()) {
                indexWanted |= version == current;
                return null;
            }
            RowPlace[] places = new RowPlace[probe.size()];
            for (int key = 0; key < places.length; key++) {
                places[key] = parts.find(probe.batch(), key, probe.columns(), probe.hashes()[key], version.tick());
                if (places[key] == RowPlace.ABSENT) {
                    places[key] = parts.findRemoved(probe, key, version.tick());
                }
                if (places[key] == RowPlace.ABSENT && !complete) {
                    return null;
                }
            }
            return places;
        } finally {
            lock.unlock();
        }
    }

    KeyProbe probe(List<? extends List<?>> keys) {
        Column[] columns = new Column[spec.key().size()];
        for (int i = 0; i < columns.length; i++) {
            try (ColumnBuilder builder =
                    ColumnBuilders.create(spec.rowType().type(spec.key().get(i)), allocator)) {
                for (List<?> key : keys) {
                    builder.appendValue(key.get(i));
                }
                columns[i] = builder.build();
            }
        }
        return KeyProbe.of(new ChangeBatch(columns, null, keys.size()));
    }

    BufferAllocator allocator() {
        return allocator;
    }

    /** Says that somebody reads a version from end to end. Any thread. */
    void scanned() {
        scanned = true;
    }

    /** Nobody holds a version any more. Any thread. */
    void released(TableVersion version) {
        versions.remove(version);
    }

    /**
     * Lets go of the rows that arrived before a tick clock, for retention: from the next commit on they are not there.
     *
     * @param clockMicros rows of ticks with a clock below it go
     * @param tick the tick being computed
     * @return how many rows went
     */
    public long dropBefore(long clockMicros, long tick) {
        if (!spec.keepsArrival()) {
            throw new IllegalStateException(spec.name() + " keeps no arrival times");
        }
        lock.lock();
        try {
            long gone = parts.dropBefore(clockMicros, tick);
            rowsLetGo += gone;
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /** Removes all rows, as of the next commit. */
    public void clear(long tick) {
        lock.lock();
        try {
            parts.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Rows after the changes applied so far. */
    public long rowCount() {
        lock.lock();
        try {
            return parts.rowCount();
        } finally {
            lock.unlock();
        }
    }

    /** Rows that {@link #dropBefore} has let go since the table was made. Any thread. */
    public long rowsLetGo() {
        return rowsLetGo;
    }

    /** Bytes of columns, marks and index after the changes applied so far. Any thread; looks at all chunks. */
    public long bytes() {
        lock.lock();
        try {
            return parts.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** Chunks as of the last commit. Any thread. */
    public int chunkCount() {
        lock.lock();
        try {
            return current == null ? 0 : current.chunkCount();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the table's own references; versions still held stay readable until released. May be called twice. */
    @Override
    public void close() {
        lock.lock();
        try {
            parts.close();
            if (current != null) {
                current.release();
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
