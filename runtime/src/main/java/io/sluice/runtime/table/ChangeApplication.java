package io.sluice.runtime.table;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.Values;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Applies changes with weights to a store. A removed row directly before one that is added with the same hash, as an update of a keyed row
 * is, gives it its place in the index: nothing is taken out and put in again. For one thread at a time.
 */
final class ChangeApplication implements AutoCloseable {
    private final TableSpec spec;
    private final RowStore store;
    private final TickRemovals removals;
    private final BufferAllocator allocator;
    private final BatchBuilder unmatched;

    ChangeApplication(TableSpec spec, RowStore store, TickRemovals removals, BufferAllocator allocator) {
        this.spec = spec;
        this.store = store;
        this.removals = removals;
        this.allocator = allocator;
        this.unmatched = new BatchBuilder(spec.rowType(), allocator);
    }

    /** Adds and removes rows by their weights; the batch stays the caller's. */
    void apply(ChangeBatch changes, long tick) {
        int[] added = added(changes);
        if (!hasRemovals(changes)) {
            if (added.length > 0) {
                store.add(gather(changes, added), tick);
            }
            return;
        }
        int[] hashes = RowHash.of(changes, store.indexColumns());
        long[] replaced = new long[added.length];
        Arrays.fill(replaced, Chunk.NO_LINK);
        // Gathered first: when memory runs out nothing has changed yet.
        ChangeBatch rows = added.length == 0 ? null : gather(changes, added);
        try {
            removeAll(changes, hashes, added, replaced, tick);
        } catch (RuntimeException | Error failure) {
            if (rows != null) {
                rows.close();
            }
            throw failure;
        }
        if (rows != null) {
            store.add(rows, tick, gather(hashes, added), replaced);
        }
    }

    /** Removals that came before their rows are tried again, now that all rows of the tick are there. */
    void endTick(long tick) {
        if (unmatched.rowCount() == 0) {
            return;
        }
        try (ChangeBatch rows = unmatched.build()) {
            int[] hashes = RowHash.of(rows, store.indexColumns());
            for (int row = 0; row < rows.rowCount(); row++) {
                remove(rows, row, hashes[row], -rows.weight(row), tick);
                if (unmatched.rowCount() > 0) {
                    unmatched.build().close();
                    throw new SluiceException(
                            ErrorCode.INTERNAL_ERROR,
                            "a row was taken from " + spec.name() + " that is not there: " + Values.row(rows, row));
                }
            }
        }
    }

    /** Forgets removals whose rows have not come. */
    void clear() {
        unmatched.build().close();
    }

    @Override
    public void close() {
        unmatched.close();
    }

    private void removeAll(ChangeBatch changes, int[] hashes, int[] added, long[] replaced, long tick) {
        int next = 0;
        for (int row = 0; row < changes.rowCount(); row++) {
            if (row % RowIndex.WARM_ROWS == 0) {
                store.warm(hashes, row);
            }
            long weight = changes.weight(row);
            if (weight > 0) {
                next += (int) weight;
                continue;
            }
            boolean update =
                    weight == -1 && next < added.length && added[next] == row + 1 && hashes[row + 1] == hashes[row];
            if (update) {
                replaced[next] = retire(changes, row, hashes[row], tick);
            } else {
                remove(changes, row, hashes[row], -weight, tick);
            }
        }
    }

    /** Removes a row that the next one replaces in the index; {@link Chunk#NO_LINK} when it has not come yet. */
    private long retire(ChangeBatch changes, int row, int hash, long tick) {
        long location = store.find(changes, row, hash);
        if (location == Chunk.NO_LINK) {
            unmatched.appendRow(changes, row, -1);
        } else {
            note(location, hash);
            store.retire(location, tick);
        }
        return location;
    }

    private void remove(ChangeBatch changes, int row, int hash, long times, long tick) {
        for (long i = 0; i < times; i++) {
            long location = store.find(changes, row, hash);
            if (location == Chunk.NO_LINK) {
                unmatched.appendRow(changes, row, i - times);
                return;
            }
            note(location, hash);
            store.remove(hash, location, tick);
        }
    }

    private void note(long location, int hash) {
        if (!spec.key().isEmpty()) {
            removals.add(store.chunkAt(location), RowIndex.row(location), hash);
        }
    }

    private ChangeBatch gather(ChangeBatch changes, int[] rows) {
        Column[] columns = new Column[changes.columnCount()];
        int done = 0;
        try {
            for (; done < columns.length; done++) {
                columns[done] = Gather.column(changes.column(done), rows, rows.length, allocator);
            }
            return new ChangeBatch(columns, null, rows.length);
        } finally {
            for (int i = 0; done < columns.length && i < done; i++) {
                columns[i].release();
            }
        }
    }

    private static int[] gather(int[] hashes, int[] rows) {
        int[] gathered = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            gathered[i] = hashes[rows[i]];
        }
        return gathered;
    }

    private static boolean hasRemovals(ChangeBatch changes) {
        for (int row = 0; row < changes.rowCount(); row++) {
            if (changes.weight(row) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows with positive weights, each as often as its weight says. */
    private static int[] added(ChangeBatch changes) {
        long count = 0;
        for (int row = 0; row < changes.rowCount(); row++) {
            count += Math.max(0, changes.weight(row));
            if (count > Integer.MAX_VALUE - 8) {
                throw new SluiceException(
                        ErrorCode.RESOURCE_EXHAUSTED, "more than 2 billion rows in one batch of changes");
            }
        }
        int[] rows = new int[(int) count];
        int at = 0;
        for (int row = 0; row < changes.rowCount(); row++) {
            for (long i = changes.weight(row); i > 0; i--) {
                rows[at++] = row;
            }
        }
        return rows;
    }
}
