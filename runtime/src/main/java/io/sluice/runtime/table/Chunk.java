package io.sluice.runtime.table;

import io.sluice.runtime.batch.ChangeBatch;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Rows that came together, or were merged, as immutable columns, with the ticks of their removal. Counted references: the table holds one, every
 * version that shows the chunk another. The writer marks removals with ticks above those of all versions there are, so a
 * reader that races with it sees no difference.
 */
final class Chunk {
    static final long NO_LINK = -1;

    private final ChangeBatch rows;
    private final long bornTick;
    private final long bytes;
    private final AtomicInteger references = new AtomicInteger(1);
    private volatile AtomicLongArray removals;
    private volatile long firstRemoval = Long.MAX_VALUE;

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
        this.bytes = rows.sizeInBytes();
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
        liveRows--;
    }

    /** The table is done with all rows; versions that show the chunk go on showing it. */
    void giveUp() {
        liveRows = 0;
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
        return bytes + marks + (next == null ? 0 : 8L * rowCount()) + (previous == null ? 0 : 8L * rowCount());
    }

    Chunk retain() {
        if (references.getAndIncrement() <= 0) {
            throw new IllegalStateException("chunk was freed");
        }
        return this;
    }

    void release() {
        int left = references.decrementAndGet();
        if (left == 0) {
            rows.close();
        } else if (left < 0) {
            throw new IllegalStateException("chunk released too often");
        }
    }

    private long[] noLinks() {
        long[] links = new long[rowCount()];
        Arrays.fill(links, NO_LINK);
        return links;
    }
}
