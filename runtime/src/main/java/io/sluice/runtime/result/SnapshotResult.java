package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.Iterator;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** The rows of a query over one tick. A row of weight n is read n times. */
public final class SnapshotResult extends BatchedResult {
    /**
     * @param tick the tick whose state the rows show
     * @param batches the rows; each batch belongs to the result once the iterator gave it. Asked on the reader's thread, one batch at a time.
     * @param onClose runs once, when the result is closed: frees what {@code batches} holds
     */
    public SnapshotResult(
            List<Field> columns,
            long tick,
            Iterator<ChangeBatch> batches,
            BufferAllocator allocator,
            Runnable onClose) {
        super(columns);
    }

    /** A result over batches at hand, all owned by the result from now on. */
    public static SnapshotResult of(
            List<Field> columns, long tick, List<ChangeBatch> batches, BufferAllocator allocator) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long tick() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEndless() {
        return false;
    }
}
