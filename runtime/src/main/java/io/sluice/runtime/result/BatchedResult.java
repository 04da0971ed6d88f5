package io.sluice.runtime.result;

import io.sluice.QueryResult;
import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.batch.SqlText;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * What all results over batches share: the current row, its getters, batches for Arrow readers, cancelling and closing. The lock keeps a
 * close by another thread from freeing buffers under a getter; waiting for rows happens outside of it.
 */
abstract sealed class BatchedResult implements QueryResult permits SnapshotResult, ChangeStreamResult {
    private final List<Field> columns;
    private final BufferAllocator allocator;
    private final Runnable onClose;
    private final Object lock = new Object();
    private ChangeBatch batch;
    private int row = -1;
    private VectorSchemaRoot root;
    private boolean exhausted;
    private boolean closed;
    private volatile boolean cancelled;

    BatchedResult(List<Field> columns, BufferAllocator allocator, Runnable onClose) {
        this.columns = List.copyOf(columns);
        this.allocator = allocator;
        this.onClose = onClose;
    }

    /**
     * The next batch of rows as the reader sees them, without weights, with at least one row; null when there is none within the time or at
     * the end. Called by the reader, without the lock.
     *
     * @param nanos how long to wait; negative for as long as it takes
     */
    abstract ChangeBatch take(long nanos);

    /** Whether {@link #take} will give nothing any more. */
    abstract boolean isDrained();

    /** Wakes a waiting {@link #take}; what it has not given yet is freed. Called once. */
    abstract void abandon();

    /** Called with the batch that becomes the current one. */
    void begin(ChangeBatch next) {}

    final BufferAllocator allocator() {
        return allocator;
    }

    @Override
    public final List<Field> columns() {
        return columns;
    }

    @Override
    public final boolean next() {
        return advance(-1);
    }

    @Override
    public final boolean next(long timeoutMillis) {
        return advance(Math.max(0, timeoutMillis) * 1_000_000);
    }

    private boolean advance(long nanos) {
        synchronized (lock) {
            check();
            closeRoot();
            if (batch != null && row + 1 < batch.rowCount()) {
                row++;
                return true;
            }
            dropBatch();
        }
        return load(nanos) && enterFirstRow();
    }

    private boolean enterFirstRow() {
        synchronized (lock) {
            check();
            row = 0;
            return true;
        }
    }

    /** Makes the next batch the current one, before its first row. */
    private boolean load(long nanos) {
        if (isExhausted()) {
            return false;
        }
        ChangeBatch taken = take(nanos);
        synchronized (lock) {
            if (taken == null) {
                check();
                exhausted = isDrained();
                return false;
            }
            if (closed || cancelled) {
                taken.close();
                check();
            }
            batch = taken;
            row = -1;
            begin(taken);
            return true;
        }
    }

    @Override
    public final boolean isExhausted() {
        synchronized (lock) {
            return exhausted;
        }
    }

    @Override
    public final boolean isNull(int column) {
        synchronized (lock) {
            return current(column).isNull(row);
        }
    }

    @Override
    public final long getLong(int column) {
        synchronized (lock) {
            return ColumnValues.getLong(current(column), row, columns.get(column));
        }
    }

    @Override
    public final double getDouble(int column) {
        synchronized (lock) {
            return ColumnValues.getDouble(current(column), row, columns.get(column));
        }
    }

    @Override
    public final boolean getBoolean(int column) {
        synchronized (lock) {
            return ColumnValues.getBoolean(current(column), row, columns.get(column));
        }
    }

    @Override
    public final String getString(int column) {
        synchronized (lock) {
            return SqlText.of(current(column), row);
        }
    }

    @Override
    public final Object getObject(int column) {
        synchronized (lock) {
            return JavaValues.get(current(column), row);
        }
    }

    private Column current(int column) {
        check();
        if (batch == null || row < 0) {
            throw new IllegalStateException("no current row: call next() first");
        }
        if (column < 0 || column >= columns.size()) {
            throw new SluiceException(
                    ErrorCode.INVALID_ARGUMENT,
                    "no column " + column + ": the result has " + columns.size() + ", counted from 0");
        }
        return batch.column(column);
    }

    @Override
    public final VectorSchemaRoot nextBatch() {
        synchronized (lock) {
            check();
            closeRoot();
            if (batch != null && row + 1 >= batch.rowCount()) {
                dropBatch();
            }
            if (batch != null) {
                return handOut();
            }
        }
        if (!load(-1)) {
            return null;
        }
        synchronized (lock) {
            check();
            return handOut();
        }
    }

    private VectorSchemaRoot handOut() {
        int from = row + 1;
        if (from > 0) {
            ChangeBatch rest = Gather.range(batch, from, batch.rowCount() - from, allocator);
            batch.close();
            batch = rest;
        }
        root = ArrowBatches.root(columns, batch, allocator);
        row = batch.rowCount() - 1;
        return root;
    }

    @Override
    public final void cancel() {
        synchronized (lock) {
            if (closed || cancelled) {
                return;
            }
            cancelled = true;
        }
        abandon();
    }

    @Override
    public final void close() {
        boolean first;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            first = !cancelled;
            closeRoot();
            dropBatch();
        }
        if (first) {
            abandon();
        }
        onClose.run();
    }

    private void check() {
        if (closed) {
            throw new SluiceException(ErrorCode.ENGINE_CLOSED, "the result was closed");
        }
        if (cancelled) {
            throw new SluiceException(ErrorCode.QUERY_CANCELLED, "the query was cancelled");
        }
    }

    private void dropBatch() {
        if (batch != null) {
            batch.close();
            batch = null;
        }
        row = -1;
    }

    private void closeRoot() {
        if (root != null) {
            root.close();
            root = null;
        }
    }
}
