package io.sluice.runtime.batch;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Some rows of a batch, of which a column is copied only when somebody asks for it. Counted references; any thread may read.
 */
final class PickedRows {
    private final ChangeBatch origin;
    private final int[] rows;
    private final BufferAllocator allocator;
    /** The columns that were asked for so far. */
    private final AtomicReferenceArray<Column> columns;

    private final AtomicInteger references = new AtomicInteger(1);

    /**
     * @param origin stays the caller's
     * @param rows not to be changed
     */
    PickedRows(ChangeBatch origin, int[] rows, BufferAllocator allocator) {
        this.origin = origin.share();
        this.rows = rows;
        this.allocator = allocator;
        this.columns = new AtomicReferenceArray<>(origin.columnCount());
    }

    ChangeBatch origin() {
        return origin;
    }

    int columnCount() {
        return columns.length();
    }

    /** A borrowed column. */
    Column column(int index) {
        Column made = columns.get(index);
        return made == null ? make(index) : made;
    }

    private synchronized Column make(int index) {
        Column made = columns.get(index);
        if (made == null) {
            made = Gather.column(origin.column(index), rows, rows.length, allocator);
            columns.set(index, made);
        }
        return made;
    }

    /** All columns, owned by the caller. */
    Column[] newColumns() {
        // Copied first: when memory runs out nobody holds any.
        for (int i = 0; i < columns.length(); i++) {
            column(i);
        }
        Column[] all = new Column[columns.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = columns.get(i).retain();
        }
        return all;
    }

    /** Bytes of the columns made so far, of the row numbers, and of the origin as large a share as it has of the rows. */
    long sizeInBytes() {
        long bytes = Integer.BYTES * (long) rows.length
                + origin.sizeInBytes() * rows.length / Math.max(1, origin.rowCount());
        for (int i = 0; i < columns.length(); i++) {
            Column made = columns.get(i);
            bytes += made == null ? 0 : made.sizeInBytes();
        }
        return bytes;
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

    PickedRows retain() {
        references.incrementAndGet();
        return this;
    }

    void release() {
        if (references.decrementAndGet() == 0) {
            for (int i = 0; i < columns.length(); i++) {
                Column made = columns.get(i);
                if (made != null) {
                    made.release();
                }
            }
            origin.close();
        }
    }
}
