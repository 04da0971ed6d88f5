package io.sluice.runtime.result;

import io.sluice.QueryResult;
import io.sluice.planner.type.Field;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/** What all results over batches share: the current row, its getters, batches for Arrow readers, cancelling and closing. */
abstract sealed class BatchedResult implements QueryResult permits SnapshotResult, ChangeStreamResult {
    private final List<Field> columns;

    BatchedResult(List<Field> columns) {
        this.columns = List.copyOf(columns);
    }

    @Override
    public List<Field> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean next(long timeoutMillis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isExhausted() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isNull(int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getLong(int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double getDouble(int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean getBoolean(int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getString(int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getObject(int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public VectorSchemaRoot nextBatch() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
