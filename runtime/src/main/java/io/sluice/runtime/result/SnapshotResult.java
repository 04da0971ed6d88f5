package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.runtime.batch.ChangeBatch;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import org.apache.arrow.memory.BufferAllocator;

/** The rows of a query over one tick. A row of weight n is read n times. */
public final class SnapshotResult extends BatchedResult {
    private final long tick;
    private final Iterator<ChangeBatch> batches;
    /** Guards the iterator: closing waits until the reader's call into it has come back. */
    private final Object source = new Object();

    private final Runnable freeSource;
    private boolean drained;

    /**
     * @param tick the tick whose state the rows show
     * @param batches the rows; each batch belongs to the result once the iterator gave it. Asked on the reader's thread, one batch at a time.
     * @param onClose runs once, when the result is closed or cancelled: frees what {@code batches} holds
     */
    public SnapshotResult(
            List<Field> columns,
            long tick,
            Iterator<ChangeBatch> batches,
            BufferAllocator allocator,
            Runnable onClose) {
        super(columns, allocator, () -> {});
        this.tick = tick;
        this.batches = batches;
        this.freeSource = onClose;
    }

    /** A result over batches at hand, all owned by the result from now on. */
    public static SnapshotResult of(
            List<Field> columns, long tick, List<ChangeBatch> batches, BufferAllocator allocator) {
        Queue<ChangeBatch> waiting = new ArrayDeque<>(batches);
        Iterator<ChangeBatch> iterator = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !waiting.isEmpty();
            }

            @Override
            public ChangeBatch next() {
                return waiting.remove();
            }
        };
        return new SnapshotResult(columns, tick, iterator, allocator, () -> {
            waiting.forEach(ChangeBatch::close);
            waiting.clear();
        });
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public boolean isEndless() {
        return false;
    }

    @Override
    ChangeBatch take(long nanos) {
        synchronized (source) {
            while (!drained && batches.hasNext()) {
                ChangeBatch batch = ExpandedRows.unweighted(batches.next(), allocator());
                if (batch.rowCount() > 0) {
                    return batch;
                }
                batch.close();
            }
            drained = true;
            return null;
        }
    }

    @Override
    boolean isDrained() {
        synchronized (source) {
            return drained;
        }
    }

    @Override
    void abandon() {
        synchronized (source) {
            drained = true;
            freeSource.run();
        }
    }
}
