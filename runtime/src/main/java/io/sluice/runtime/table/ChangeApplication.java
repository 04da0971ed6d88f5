package io.sluice.runtime.table;

import io.sluice.runtime.batch.BatchBuilder;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Applies changes with weights to a store. Rows that go are found by their numbers where they have some and no index is there yet, else by the
 * index. A removed row directly before one that is added with the same hash, as an update of a keyed row
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
        if (!store.hasIndex() && replace(changes, tick)) {
            return;
        }
        WeightCounts weights = WeightCounts.of(changes);
        int[] added = weights.added(changes);
        // They name single rows.
        RowNumbers numbers = weights.allSingle() ? changes.numbers() : null;
        if (!weights.removing()) {
            if (added.length > 0) {
                store.add(gather(changes, added, numbers), tick);
            }
            return;
        }
        if (numbers == null) {
            store.numbered().giveUp();
        }
        long[] locations = numbers == null || store.hasIndex()
                ? null
                : locations(changes, numbers, changes.rowCount() - added.length);
        boolean indexed = locations == null;
        int[] hashes = indexed ? RowHash.of(changes, store.indexColumns()) : null;
        long[] replaced = indexed ? new long[added.length] : null;
        // Gathered first: when memory runs out nothing has changed yet.
        ChangeBatch rows = added.length == 0 ? null : gather(changes, added, numbers);
        try {
            if (indexed) {
                Arrays.fill(replaced, Chunk.NO_LINK);
                removeAll(changes, numbers, hashes, added, replaced, tick);
            } else {
                removeNumbered(locations, tick);
            }
        } catch (RuntimeException | Error failure) {
            if (rows != null) {
                rows.close();
            }
            throw failure;
        }
        if (rows == null) {
            return;
        }
        if (indexed) {
            store.add(rows, tick, gather(hashes, added), replaced);
        } else {
            store.add(rows, tick);
        }
    }

    /** Applies changes by which all rows that go are replaced, if it is known where these are: nothing is copied. */
    private boolean replace(ChangeBatch changes, long tick) {
        ChangeBatch coming = changes.coming();
        if (coming == null) {
            return false;
        }
        RowNumbers numbers = changes.numbers();
        long[] locations = locations(changes, numbers, changes.rowCount() - coming.rowCount());
        if (locations == null) {
            coming.close();
            return false;
        }
        removeNumbered(locations, tick);
        store.add(coming, tick);
        return true;
    }

    /** Removals that came before their rows are tried again, now that all rows of the tick are there. */
    void endTick(long tick) {
        if (unmatched.rowCount() == 0) {
            return;
        }
        try (ChangeBatch rows = unmatched.build()) {
            int[] hashes = RowHash.of(rows, store.indexColumns());
            for (int row = 0; row < rows.rowCount(); row++) {
                remove(rows, row, hashes[row], Chunk.NO_LINK, -rows.weight(row), tick);
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

    /** Where the {@code count} rows are that go, by their numbers; null when one is not known. */
    private long[] locations(ChangeBatch changes, RowNumbers numbers, int count) {
        NumberedRows numbered = store.numbered();
        RowSource source = numbers.source();
        int[] names = numbers.numbers();
        long weights = changes.weights().data();
        long[] locations = new long[count];
        int done = 0;
        for (int row = 0; row < names.length; row++) {
            if (Memory.getLong(weights + 8L * row) < 0) {
                long location = numbered.find(source, names[row]);
                if (location == Chunk.NO_LINK) {
                    return null;
                }
                assert store.isRow(location, changes, row) : "a number stands for another row";
                locations[done++] = location;
            }
        }
        return locations;
    }

    private void removeNumbered(long[] locations, long tick) {
        if (!spec.key().isEmpty()) {
            removals.markIncomplete();
        }
        for (long location : locations) {
            store.retire(location, tick);
        }
    }

    private void removeAll(
            ChangeBatch changes, RowNumbers numbers, int[] hashes, int[] added, long[] replaced, long tick) {
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
            long location = find(numbers, row);
            assert location == Chunk.NO_LINK || store.isRow(location, changes, row) : "a number stands for another row";
            boolean update =
                    weight == -1 && next < added.length && added[next] == row + 1 && hashes[row + 1] == hashes[row];
            if (update) {
                replaced[next] = retire(changes, row, hashes[row], location, tick);
            } else {
                remove(changes, row, hashes[row], location, -weight, tick);
            }
        }
    }

    private long find(RowNumbers numbers, int row) {
        return numbers == null ? Chunk.NO_LINK : store.numbered().find(numbers.source(), numbers.numbers()[row]);
    }

    /**
     * Removes a row that the next one replaces in the index; {@link Chunk#NO_LINK} when it has not come yet.
     *
     * @param known where it is; NO_LINK when it must be searched
     */
    private long retire(ChangeBatch changes, int row, int hash, long known, long tick) {
        long location = known == Chunk.NO_LINK ? store.find(changes, row, hash) : known;
        if (location == Chunk.NO_LINK) {
            unmatched.appendRow(changes, row, -1);
        } else {
            note(location, hash);
            store.retire(location, tick);
        }
        return location;
    }

    /** @param known where one of the rows is; NO_LINK when it must be searched */
    private void remove(ChangeBatch changes, int row, int hash, long known, long times, long tick) {
        for (long i = 0; i < times; i++) {
            long location = i == 0 && known != Chunk.NO_LINK ? known : store.find(changes, row, hash);
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
            removals.add(store.chunkAt(location), ChunkDirectory.row(location), hash);
        }
    }

    private ChangeBatch gather(ChangeBatch changes, int[] rows, RowNumbers numbers) {
        Column[] columns = new Column[changes.columnCount()];
        int done = 0;
        try {
            for (; done < columns.length; done++) {
                columns[done] = Gather.column(changes.column(done), rows, rows.length, allocator);
            }
            return new ChangeBatch(
                    columns, null, rows.length, numbers == null ? null : numbers.gather(rows, rows.length));
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
}
