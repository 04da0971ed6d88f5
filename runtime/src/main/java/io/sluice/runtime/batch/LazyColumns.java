package io.sluice.runtime.batch;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Columns of a batch, each of which is made only when somebody asks for it. Counted references; any thread may read. */
abstract sealed class LazyColumns permits PickedRows, ReplacedRows {
    /** The columns that were asked for so far. */
    private final AtomicReferenceArray<Column> made;

    private final AtomicInteger references = new AtomicInteger(1);

    LazyColumns(int columnCount) {
        this.made = new AtomicReferenceArray<>(columnCount);
    }

    final int columnCount() {
        return made.length();
    }

    /** A borrowed column. */
    final Column column(int index) {
        Column column = made.get(index);
        return column == null ? make(index) : column;
    }

    private synchronized Column make(int index) {
        Column column = made.get(index);
        if (column == null) {
            column = newColumn(index);
            made.set(index, column);
        }
        return column;
    }

    /** A column of all rows, owned by the caller. */
    abstract Column newColumn(int index);

    /** All columns, owned by the caller. */
    final Column[] newColumns() {
        // Made first: when memory runs out nobody holds any.
        for (int i = 0; i < made.length(); i++) {
            column(i);
        }
        Column[] all = new Column[made.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = made.get(i).retain();
        }
        return all;
    }

    /** Whether what columns are made of is nobody else's, so that it may be kept as long as the batch. */
    abstract boolean isOwned();

    /** Bytes of what columns are made of. */
    abstract long sourceBytes();

    /** Bytes held: columns that were made so far among them. */
    final long sizeInBytes() {
        long bytes = sourceBytes();
        for (int i = 0; i < made.length(); i++) {
            Column column = made.get(i);
            bytes += column == null ? 0 : column.sizeInBytes();
        }
        return bytes;
    }

    final LazyColumns retain() {
        references.incrementAndGet();
        return this;
    }

    final void release() {
        if (references.decrementAndGet() == 0) {
            for (int i = 0; i < made.length(); i++) {
                Column column = made.get(i);
                if (column != null) {
                    column.release();
                }
            }
            freeSource();
        }
    }

    /** Gives back what columns are made of. */
    abstract void freeSource();
}
