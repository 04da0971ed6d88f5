package io.sluice.runtime.batch;

import org.apache.arrow.memory.BufferAllocator;

/** Some rows of a batch, of which a column is copied only when somebody asks for it. */
final class PickedRows extends LazyColumns {
    private final ChangeBatch origin;
    private final int[] rows;
    private final BufferAllocator allocator;

    /**
     * @param origin stays the caller's
     * @param rows not to be changed
     */
    PickedRows(ChangeBatch origin, int[] rows, BufferAllocator allocator) {
        super(origin.columnCount());
        this.origin = origin.share();
        this.rows = rows;
        this.allocator = allocator;
    }

    ChangeBatch origin() {
        return origin;
    }

    @Override
    Column newColumn(int index) {
        return Gather.column(origin.column(index), rows, rows.length, allocator);
    }

    @Override
    boolean isOwned() {
        return false;
    }

    /** The row numbers, and of the origin as large a share as it has of the rows. */
    @Override
    long sourceBytes() {
        return Integer.BYTES * (long) rows.length + origin.sizeInBytes() * rows.length / Math.max(1, origin.rowCount());
    }

    /** Where the origin has all rows; not to be changed. */
    int[] rows() {
        return rows;
    }

    /** Where the origin has some of the rows. */
    int[] rows(int[] some, int count) {
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = rows[some[i]];
        }
        return chosen;
    }

    @Override
    void freeSource() {
        origin.close();
    }
}
