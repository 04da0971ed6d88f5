package io.sluice.runtime.result;

import io.sluice.ViewChanges;
import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.List;
import java.util.Objects;

/** A view's changes of one tick for a listener, over borrowed batches: valid as long as those are. Not thread-safe. */
public final class TickChanges implements ViewChanges {
    private final List<Field> columns;
    private final long tick;
    private final List<ChangeBatch> batches;
    private final int rowCount;
    /** The batch of the row asked for last, and its first row: rows are mostly asked for in order. */
    private int batch;

    private int batchStart;

    /** @param batches stay the caller's */
    public TickChanges(List<Field> columns, long tick, List<ChangeBatch> batches) {
        this.columns = List.copyOf(columns);
        this.tick = tick;
        this.batches = List.copyOf(batches);
        this.rowCount = batches.stream().mapToInt(ChangeBatch::rowCount).reduce(0, Math::addExact);
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public List<Field> columns() {
        return columns;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public long weight(int row) {
        return find(row).weight(row - batchStart);
    }

    @Override
    public Object getObject(int row, int column) {
        return JavaValues.get(find(row).column(column), row - batchStart);
    }

    @Override
    public String toString() {
        return "tick " + tick + ": " + rowCount + " changes";
    }

    private ChangeBatch find(int row) {
        Objects.checkIndex(row, rowCount);
        if (row < batchStart) {
            batch = 0;
            batchStart = 0;
        }
        while (row - batchStart >= batches.get(batch).rowCount()) {
            batchStart += batches.get(batch++).rowCount();
        }
        return batches.get(batch);
    }
}
