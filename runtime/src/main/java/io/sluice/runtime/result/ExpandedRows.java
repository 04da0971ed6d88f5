package io.sluice.runtime.result;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/** Turns weights into rows: a weight of ±n into n rows. */
final class ExpandedRows {
    private ExpandedRows() {}

    /** The rows of the batch to read, each as often as its weight says, whatever its sign; null when each is read once. */
    static int[] of(ChangeBatch batch) {
        long total = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            total += Math.abs(batch.weight(row));
        }
        if (total == batch.rowCount()) {
            return null;
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new SluiceException(ErrorCode.RESOURCE_EXHAUSTED, "more than 2 billion equal rows in one batch");
        }
        int[] rows = new int[(int) total];
        int count = 0;
        for (int row = 0; row < batch.rowCount(); row++) {
            int times = (int) Math.abs(batch.weight(row));
            Arrays.fill(rows, count, count += times, row);
        }
        return rows;
    }

    /** The same rows without weights, for a batch that may hold additions only; takes the batch over. */
    static ChangeBatch unweighted(ChangeBatch batch, BufferAllocator allocator) {
        if (batch.isAppendOnly()) {
            return batch;
        }
        try (batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
                if (batch.weight(row) < 0) {
                    throw new SluiceException(
                            ErrorCode.INTERNAL_ERROR, "a snapshot holds a row that was taken away, at row " + row);
                }
            }
            int[] rows = of(batch);
            try (ChangeBatch values = withoutWeights(batch)) {
                return rows == null ? values.share() : Gather.batch(values, rows, rows.length, allocator);
            }
        }
    }

    /** The rows as they are, their weights left out; the batch stays the caller's. */
    static ChangeBatch withoutWeights(ChangeBatch batch) {
        Column[] columns = new Column[batch.columnCount()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i).retain();
        }
        return new ChangeBatch(columns, null, batch.rowCount());
    }
}
