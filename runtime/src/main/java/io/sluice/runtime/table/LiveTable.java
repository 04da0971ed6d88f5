package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.List;
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
 * <p>Rows that are only added cost nothing but the reference to their columns. An index of the rows, by key or by the whole row, is built
 * when a row is first removed or looked up. Small and mostly dead chunks are rewritten by commits, a bounded number of rows at a time.
 */
public final class LiveTable implements AutoCloseable {
    private final TableSpec spec;
    private final BufferAllocator allocator;

    /** An empty table, committed at tick 0. Its columns live in {@code allocator}, in which applied batches must live too. */
    public LiveTable(TableSpec spec, BufferAllocator allocator) {
        this.spec = spec;
        this.allocator = allocator;
    }

    public TableSpec spec() {
        return spec;
    }

    /**
     * Takes over a batch of changes: +n adds n rows, −n removes n equal rows. Within a tick a row may be removed before it is added.
     *
     * @param changes of the table's row type, owned by the table from now on, also when this throws
     * @param tick the tick being computed, above that of the last commit
     */
    public void apply(ChangeBatch changes, long tick) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the tick. Without changes since the last commit this is the same version again.
     *
     * @param nowMicros the tick's clock: when the rows added since the last commit arrived
     * @return the table as of this tick, with one reference for the caller
     * @throws io.sluice.sql.diagnostic.SluiceException INTERNAL_ERROR when a row was removed that is not there; it names the row
     */
    public TableVersion commit(long tick, long nowMicros) {
        throw new UnsupportedOperationException();
    }

    /** The last committed version, with one reference for the caller. Any thread. */
    public TableVersion current() {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks changes that a user asked for against the primary key, changing nothing. Between ticks or before the tick's {@link #apply};
     * what was applied in this tick counts.
     *
     * @param changes stays the caller's
     * @throws io.sluice.sql.diagnostic.SluiceException DUPLICATE_KEY when they would leave a key twice, NOT_NULL_VIOLATION for a NULL in one
     */
    public void checkKey(ChangeBatch changes) {
        throw new UnsupportedOperationException();
    }

    /**
     * The row with this key as the changes applied so far leave it; between a tick's start and its commit that is more than readers see.
     *
     * @param key values of the key columns in the Java forms of {@link io.sluice.planner.type.SqlType}
     * @return the row, owned by the caller; null when there is none
     */
    public ChangeBatch lookup(List<?> key) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets go of the rows that arrived before a tick clock, for retention: from the next commit on they are not there.
     *
     * @param clockMicros rows of ticks with a clock below it go
     * @param tick the tick being computed
     * @return how many rows went
     */
    public long dropBefore(long clockMicros, long tick) {
        throw new UnsupportedOperationException();
    }

    /** Removes all rows, as of the next commit. */
    public void clear(long tick) {
        throw new UnsupportedOperationException();
    }

    /** Rows after the changes applied so far. */
    public long rowCount() {
        throw new UnsupportedOperationException();
    }

    /** Rows that {@link #dropBefore} has let go since the table was made. Any thread. */
    public long rowsLetGo() {
        throw new UnsupportedOperationException();
    }

    /** Bytes of columns, marks and index of the newest state. Any thread; may lag by a tick. */
    public long bytes() {
        throw new UnsupportedOperationException();
    }

    /** Chunks of the newest state. Any thread; may lag by a tick. */
    public int chunkCount() {
        throw new UnsupportedOperationException();
    }

    /** Gives up the table's own references; versions still held stay readable until released. May be called twice. */
    @Override
    public void close() {}
}
