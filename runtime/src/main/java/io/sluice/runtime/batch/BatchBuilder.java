package io.sluice.runtime.batch;

import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Collects rows column by column. A row is complete when every column got one more value and {@link #endRow()} was called; a
 * row that turns out broken is taken back with {@link #abandonRow()}. Not thread-safe.
 */
public final class BatchBuilder implements AutoCloseable {
    private final RowType rowType;
    private final BufferAllocator allocator;
    private final Zeros zeros;
    private final ColumnBuilder[] columns;
    private final ColumnBuilder weights;
    private BitSet keptOnly;
    private boolean weighted;
    private int rowCount;

    public BatchBuilder(RowType rowType, BufferAllocator allocator) {
        this.rowType = rowType;
        this.allocator = allocator;
        this.zeros = new Zeros(allocator);
        this.columns = new ColumnBuilder[rowType.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = ColumnBuilders.create(rowType.type(i), allocator);
        }
        this.weights = ColumnBuilders.create(ChangeBatch.WEIGHT_TYPE, allocator);
    }

    public RowType rowType() {
        return rowType;
    }

    public int rowCount() {
        return rowCount;
    }

    /**
     * Keeps the values of these columns only from now on; others, unless they are nested, become zeros, whatever is appended to them.
     * While the builder is empty.
     */
    public void keepOnly(BitSet kept) {
        keptOnly = (BitSet) kept.clone();
        for (int i = 0; i < columns.length; i++) {
            SqlType type = rowType.type(i);
            columns[i].close();
            columns[i] = kept.get(i) || type.kind().isNested()
                    ? ColumnBuilders.create(type, allocator)
                    : new UnreadColumnBuilder(type, allocator, zeros);
        }
    }

    /** An empty builder for rows of the same kind, also for another thread. */
    public BatchBuilder another() {
        BatchBuilder other = new BatchBuilder(rowType, allocator);
        if (keptOnly != null) {
            other.keepOnly(keptOnly);
        }
        return other;
    }

    public ColumnBuilder column(int index) {
        return columns[index];
    }

    public long sizeInBytes() {
        long bytes = 0;
        for (ColumnBuilder column : columns) {
            bytes += column.sizeInBytes();
        }
        return bytes;
    }

    /** Ends a row that is added. */
    public void endRow() {
        rowCount++;
        if (weighted) {
            weights.appendLong(1);
        }
    }

    /** Ends a row with a weight other than 0. */
    public void endRow(long weight) {
        if (weight != 1 && !weighted) {
            weighted = true;
            for (int i = 0; i < rowCount; i++) {
                weights.appendLong(1);
            }
        }
        rowCount++;
        if (weighted) {
            weights.appendLong(weight);
        }
    }

    /** Ends {@code count} rows that are added, whose values were appended column by column. */
    public void endRows(int count) {
        rowCount += count;
        for (int i = 0; weighted && i < count; i++) {
            weights.appendLong(1);
        }
    }

    /** Forgets the values appended since the last complete row. */
    public void abandonRow() {
        for (ColumnBuilder column : columns) {
            column.truncate(rowCount);
        }
    }

    /** Appends a whole row of values in the Java forms of {@link io.sluice.planner.type.SqlType}. */
    public void appendRow(List<?> values, long weight) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].appendValue(values.get(i));
        }
        endRow(weight);
    }

    /** Copies a row of a batch of the same type. */
    public void appendRow(ChangeBatch batch, int row, long weight) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].appendFrom(batch.column(i), row);
        }
        endRow(weight);
    }

    /** The rows so far, owned by the caller; the builder is empty afterwards and may be used again. */
    public ChangeBatch build() {
        Column[] built = new Column[columns.length];
        for (int i = 0; i < built.length; i++) {
            built[i] = columns[i].build();
        }
        ChangeBatch batch = new ChangeBatch(built, weighted ? weights.build() : null, rowCount);
        weighted = false;
        rowCount = 0;
        return batch;
    }

    @Override
    public void close() {
        for (ColumnBuilder column : columns) {
            column.close();
        }
        weights.close();
        zeros.close();
    }
}
