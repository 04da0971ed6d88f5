package io.sluice.runtime.table;

import io.sluice.runtime.batch.NumberedPlaces;
import io.sluice.runtime.batch.RowNumbers;
import io.sluice.runtime.batch.RowSource;
import java.util.List;

/**
 * Where the rows are that came with {@linkplain RowNumbers numbers}. A chunk knows the handles of its rows, so that they stay known when the rows
 * move. Only rows that are there can be found. For one thread at a time.
 */
final class NumberedRows {
    static final int NO_HANDLE = NumberedPlaces.NO_HANDLE;

    private final NumberedPlaces places = new NumberedPlaces();
    private boolean givenUp;

    /**
     * The row with a number; {@link Chunk#NO_LINK} when that is not known. Every source of the table is asked about with numbers, or
     * {@link #giveUp()} was called.
     */
    long find(RowSource source, int number) {
        return places.place(places.handle(source, number));
    }

    /** Notes where a chunk's rows are that came with numbers; those that had the numbers before lose them. */
    void add(Chunk chunk, RowNumbers given) {
        if (givenUp || given.source().isEnded()) {
            return;
        }
        places.reserve(given);
        int[] numbers = given.numbers();
        int[] handles = new int[numbers.length];
        long location = ChunkDirectory.location(chunk, 0);
        for (int row = 0; row < numbers.length; row++) {
            int handle = places.handle(given.source(), numbers[row]);
            handles[row] = handle;
            places.place(handle, location + row);
        }
        chunk.handles(handles);
    }

    /** Forgets a row that is no longer there. */
    void remove(Chunk chunk, int row) {
        int handle = chunk.handle(row);
        if (handle != NO_HANDLE && !givenUp && places.place(handle) == ChunkDirectory.location(chunk, row)) {
            places.place(handle, Chunk.NO_LINK);
        }
    }

    /** Follows rows to a new chunk, which has the rows of some others one after the other. */
    void move(List<KeptRows> kept, Chunk merged) {
        if (givenUp || places.isEmpty()) {
            return;
        }
        int[] handles = new int[merged.rowCount()];
        int target = 0;
        for (KeptRows rows : kept) {
            Chunk chunk = rows.chunk();
            for (int i = 0; i < rows.count(); i++) {
                int row = rows.row(i);
                int handle = chunk.handle(row);
                if (handle != NO_HANDLE && places.place(handle) == ChunkDirectory.location(chunk, row)) {
                    places.place(handle, ChunkDirectory.location(merged, target));
                } else {
                    handle = NO_HANDLE;
                }
                handles[target++] = handle;
            }
        }
        merged.handles(handles);
    }

    /** A row went without saying its number, so that numbers tell nothing any more. */
    void giveUp() {
        givenUp = true;
        clear();
    }

    /** Forgets all rows. */
    void clear() {
        places.clear();
    }

    /** Frees what was kept for sources that have ended, once they may be many. */
    void endTick() {
        places.endTick();
    }

    long bytes() {
        return places.bytes();
    }
}
