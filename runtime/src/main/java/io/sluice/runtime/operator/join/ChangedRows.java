package io.sluice.runtime.operator.join;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.NumberedPlaces;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.state.row.RowIndex;
import io.sluice.runtime.state.row.RowStore;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Finds the stored row that a change is about. As long as all changes come with {@linkplain RowNumbers numbers} that are known, by these: each
 * row added is a row of its own then, even if it is equal to another. From the first one on that does not, by the values of the whole row. Not
 * thread-safe.
 */
final class ChangedRows implements AutoCloseable {
    private final RowStore rows;
    private final Supplier<int[]> stored;
    private final BufferAllocator allocator;

    /** Null once rows are found by their values. */
    private NumberedPlaces places = new NumberedPlaces();
    /** By row, the handle of its number. */
    private int[] handles = new int[8];

    /** Null while rows are found by their numbers. */
    private RowIndex index;
    /** Whether equal rows may be stored more than once. */
    private boolean twins;

    private RowNumbers numbers;

    /** @param stored gives all rows of the store */
    ChangedRows(RowStore rows, Supplier<int[]> stored, BufferAllocator allocator) {
        this.rows = rows;
        this.stored = stored;
        this.allocator = allocator;
    }

    /** Prepares to look for the rows of a batch, which stays the caller's. */
    void load(ChangeBatch batch) {
        numbers = batch.numbers();
        if (places != null && (numbers == null || !isOneByOne(batch))) {
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

    /**
     * The stored row whose weight row {@code row} of the loaded batch changes; 0 when that is a new one.
     *
     * @param weights by stored row
     */
    int find(ChangeBatch batch, int row, long[] weights) {
        long weight = batch.weight(row);
        if (places != null) {
            if (weight > 0) {
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
        int first = index.find(batch, row);
        if (!twins) {
            return first;
        }
        // Of equal rows the one that the change brings nearer to none.
        for (int id = first; id != 0; id = index.findBehind(id, batch, row)) {
            if (Long.signum(weights[id]) == -Long.signum(weight)) {
                return id;
            }
        }
        return first;
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
        if (places == null) {
            index.remove(id);
        } else if (places.place(handles[id]) == id) {
            places.place(handles[id], NumberedPlaces.NO_PLACE);
        }
    }

    /** Forgets sources of numbers that have ended. */
    void endTick() {
        if (places != null) {
            places.endTick();
        }
    }

    /** Rows are there that have come without numbers. */
    void restored() {
        if (places != null) {
            searchFromNowOn();
        }
    }

    private void searchFromNowOn() {
        int[] ids = stored.get();
        twins = ids.length > 0;
        places = null;
        handles = new int[0];
        index = new RowIndex(rows, allocator);
        index.addAll(ids);
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
