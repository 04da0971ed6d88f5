package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Rows that came together, or were merged, as immutable columns, with the ticks of their removal. Freed by {@link HeldVersions} once neither the
 * table nor a version shows it. The writer marks removals with ticks above those of all versions there are, so a reader that races with it sees
 * no difference.
 */
final class Chunk {
    static final long NO_LINK = -1;

    private final ChangeBatch rows;
    private final long bornTick;
    private volatile AtomicLongArray removals;
    private volatile long firstRemoval = Long.MAX_VALUE;
    /** When the last row was removed; 0 as long as there is one. */
    private volatile long emptiedTick;
    /** The next one that the same version is the newest to show; guarded by {@link HeldVersions}. */
    private Chunk nextDropped;

    // Of the writer alone, from here on.
    private ArrivalRuns arrivals;
    private int liveRows;
    private int id = -1;
    private long[] next;
    private long[] previous;
    private int[] handles;

    /** Takes over rows without weights. */
    Chunk(ChangeBatch rows, long bornTick) {
        this.rows = rows;
        this.bornTick = bornTick;
        this.liveRows = rows.rowCount();
    }

    /** All rows, the removed ones among them; borrowed. */
    ChangeBatch rows() {
        return rows;
    }

    int rowCount() {
        return rows.rowCount();
    }

    /** The tick whose version is the first to show this chunk. */
    long bornTick() {
        return bornTick;
    }

    boolean isWhole(long tick) {
        return firstRemoval > tick;
    }

    /** Whether a version of this tick shows no row of the chunk. */
    boolean isEmpty(long tick) {
        long emptied = emptiedTick;
        return emptied != 0 && emptied <= tick;
    }

    boolean isVisible(int row, long tick) {
        AtomicLongArray marks = removals;
        if (marks == null) {
            return true;
        }
        long removed = marks.getOpaque(row);
        return removed == 0 || removed > tick;
    }

    /** Writes the rows that a version of this tick shows, ascending. */
    int select(long tick, int[] selected) {
        if (isEmpty(tick)) {
            return 0;
        }
        int count = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            if (isVisible(row, tick)) {
                selected[count++] = row;
            }
        }
        return count;
    }

    /** Marks a row that is still there. */
    void remove(int row, long tick) {
        AtomicLongArray marks = removals;
        if (marks == null) {
            marks = new AtomicLongArray(rows.rowCount());
            removals = marks;
            firstRemoval = tick;
        }
        marks.setOpaque(row, tick);
        if (--liveRows == 0) {
            emptiedTick = tick;
        }
    }

    /** Removes all rows without marking each. */
    void removeAll(long tick) {
        liveRows = 0;
        emptiedTick = tick;
        firstRemoval = Math.min(firstRemoval, tick);
    }

    boolean isRemoved(int row) {
        AtomicLongArray marks = removals;
        return marks != null && marks.getPlain(row) != 0;
    }

    int liveRows() {
        return liveRows;
    }

    ArrivalRuns arrivals() {
        return arrivals;
    }

    void arrivals(ArrivalRuns runs) {
        arrivals = runs;
    }

    int id() {
        return id;
    }

    void id(int value) {
        id = value;
    }

    long next(int row) {
        return next == null ? NO_LINK : next[row];
    }

    long previous(int row) {
        return previous == null ? NO_LINK : previous[row];
    }

    void next(int row, long location) {
        if (next == null && location != NO_LINK) {
            next = noLinks();
        }
        if (next != null) {
            next[row] = location;
        }
    }

    void previous(int row, long location) {
        if (previous == null && location != NO_LINK) {
            previous = noLinks();
        }
        if (previous != null) {
            previous[row] = location;
        }
    }

    boolean hasHandles() {
        return handles != null;
    }

    /** By what {@link NumberedRows} knows the row, unless it has forgotten it; {@link NumberedRows#NO_HANDLE} when it never has. */
    int handle(int row) {
        return handles == null ? NumberedRows.NO_HANDLE : handles[row];
    }

    /** @param values one a row; null when there are none */
    void handles(int[] values) {
        handles = values;
    }

    long bytes() {
        long marks = (removals == null ? 0 : 8L * rowCount()) + (handles == null ? 0 : 4L * rowCount());
        return rows.sizeInBytes()
                + marks
                + (next == null ? 0 : 8L * rowCount())
                + (previous == null ? 0 : 8L * rowCount());
    }

    Chunk nextDropped() {
        return nextDropped;
    }

    void nextDropped(Chunk chunk) {
        nextDropped = chunk;
    }

    void free() {
        rows.close();
    }

    private long[] noLinks() {
        long[] links = new long[rowCount()];
        Arrays.fill(links, NO_LINK);
        return links;
    }
}
