package io.sluice.runtime.batch;

import org.apache.arrow.memory.BufferAllocator;

/** Picks rows of columns into new dense ones. */
public final class Gather {
    private Gather() {}

    /**
     * A new column of the rows {@code rows[0 .. count)}, in that order; a row may stand there more than once.
     *
     * @return owned by the caller
     */
    public static Column column(Column source, int[] rows, int count, BufferAllocator allocator) {
        try (ColumnBuilder builder = ColumnBuilders.create(source.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                builder.appendFrom(source, rows[i]);
            }
            return builder.build();
        }
    }

    /** A new batch of these rows with their weights; {@code source} stays the caller's. */
    public static ChangeBatch batch(ChangeBatch source, int[] rows, int count, BufferAllocator allocator) {
        Column[] columns = new Column[source.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(source.column(i), rows, count, allocator);
        }
        Column weights = source.weights() == null ? null : column(source.weights(), rows, count, allocator);
        return new ChangeBatch(columns, weights, count);
    }
}
