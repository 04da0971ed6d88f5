package io.sluice.runtime.operator.join;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.NumberedPlaces;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.state.row.RowIndex;
import io.sluice.runtime.state.row.RowStore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Finds the stored row that a change is about. As long as all changes come with {@linkplain RowNumbers numbers} that are known, by these: each
 * row added is a row of its own then, even if it is equal to another. From the first one on that does not, by the values of the whole row: equal
 * rows are merged then. Not thread-safe.
 */
final class ChangedRows implements AutoCloseable {
    private final RowStore rows;
    private final Supplier<int[]> stored;
    private final RowIndex.Twins merge;
    private final BufferAllocator allocator;

    /** Null once rows are found by their values. */
    private NumberedPlaces places = new NumberedPlaces();
    /** By row, the handle of its number. */
    private int[] handles = new int[8];

    /** Null while rows are found by their numbers. */
    private RowIndex index;
    /** Rows that were merged into an equal one and are still stored; null when there are none. */
    private BitSet merged;
    /** Whether rows are there that came without numbers. */
    private boolean restored;

    private RowNumbers numbers;

    /**
     * @param stored gives all rows of the store
     * @param merge takes the weight of a row into an equal one; the row stays until it is {@linkplain #remove removed}
     */
    ChangedRows(RowStore rows, Supplier<int[]> stored, RowIndex.Twins merge, BufferAllocator allocator) {
        this.rows = rows;
        this.stored = stored;
        this.merge = merge;
        this.allocator = allocator;
    }

    /** Prepares to look for the rows of a batch, which stays the caller's. */
    void load(ChangeBatch batch) {
        numbers = batch.numbers();
        if (places != null && (restored || numbers == null || !isOneByOne(batch))) {
            searchFromNowOn();
        }
        if (places == null) {
            index.load(batch);
        } else {
            places.reserve(numbers);
        }
    }

    private static boolean isOneByOne(ChangeBatch batch) {
        for (int row = 0; row < batch.rowCount(); row++) {
            if (Math.abs(batch.weight(row)) != 1) {
                return false;
            }
        }
        return true;
    }

    /** The stored row whose weight row {@code row} of the loaded batch changes; 0 when that is a new one. */
    int find(ChangeBatch batch, int row) {
        if (places != null) {
            if (batch.weight(row) > 0) {
                return 0;
            }
            int handle = places.handle(numbers.source(), numbers.numbers()[row]);
            long place = places.place(handle);
            if (place != NumberedPlaces.NO_PLACE) {
                places.place(handle, NumberedPlaces.NO_PLACE);
                return (int) place;
            }
            searchFromNowOn();
            index.load(batch);
        }
        return index.find(batch, row);
    }

    /**
     * The stored row of which row {@code row} of the loaded batch is taken back and the next one takes the number: it is that one from now on. 0 when
     * that is not so, or not known.
     */
    int findReplaced(ChangeBatch batch, int row) {
        if (places == null || row + 1 == batch.rowCount() || batch.weight(row) > 0 || batch.weight(row + 1) < 0) {
            return 0;
        }
        int number = numbers.numbers()[row];
        if (numbers.numbers()[row + 1] != number) {
            return 0;
        }
        long place = places.place(places.handle(numbers.source(), number));
        return place == NumberedPlaces.NO_PLACE ? 0 : (int) place;
    }

    /** Row {@code row} of the loaded batch is stored as a new one. */
    void add(int id, int row) {
        if (places == null) {
            index.add(id, row);
            return;
        }
        if (id >= handles.length) {
            handles = Arrays.copyOf(handles, Math.max(id + 1, 2 * handles.length));
        }
        handles[id] = places.handle(numbers.source(), numbers.numbers()[row]);
        places.place(handles[id], id);
    }

    /** A row is about to go. */
    void remove(int id) {
        if (merged != null && merged.get(id)) {
            merged.clear(id);
        } else if (places == null) {
            index.remove(id);
        } else if (!restored && places.place(handles[id]) == id) {
            places.place(handles[id], NumberedPlaces.NO_PLACE);
        }
    }

    /** Forgets sources of numbers that have ended. */
    void endTick() {
        if (places != null) {
            places.endTick();
        }
    }

    /** Rows are there that have come without numbers. They are merged with the next change, which is in a tick. */
    void restored() {
        restored = true;
    }

    private void searchFromNowOn() {
        int[] ids = stored.get();
        places = null;
        handles = new int[0];
        index = new RowIndex(rows, allocator);
        index.addAll(ids, (first, twin) -> {
            if (merged == null) {
                merged = new BitSet();
            }
            merged.set(twin);
            merge.found(first, twin);
        });
    }

    long stateBytes() {
        return 4L * handles.length + (places == null ? index.stateBytes() : places.bytes());
    }

    @Override
    public void close() {
        if (index != null) {
            index.close();
        }
    }
}
