package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * The changes of a query, tick by tick, without an end: {@code _tick}, {@code _op}, then the row. The thread of the tick puts batches in, the
 * reader takes rows out; between them waits a bounded number of rows.
 *
 * <p>{@code _op} is {@code +I} for a row that came and {@code -D} for one that went; a row that went directly before one with the
 * same key came, in the same batch, is {@code -U} and the other {@code +U}.
 */
public final class ChangeStreamResult extends BatchedResult {
    /** Name of the first column, BIGINT. */
    public static final String TICK = "_tick";

    /** Name of the second column, VARCHAR. */
    public static final String OP = "_op";

    private final int[] key;
    private final ChangeQueue queue;
    private volatile long tick;

    /**
     * @param rowType the query's own row
     * @param key columns of {@code rowType} that identify a row, so that updates can be told; empty when unknown
     * @param capacityRows how many rows may wait for the reader; one batch is always taken
     * @param onClose runs once, when the result is closed, on the closing thread: detaches it from the query
     */
    public ChangeStreamResult(
            RowType rowType,
            List<Integer> key,
            SlowReader slowReader,
            int capacityRows,
            BufferAllocator allocator,
            Runnable onClose) {
        super(columnsOf(rowType), allocator, onClose);
        this.key = key.stream().mapToInt(Integer::intValue).toArray();
        this.queue = new ChangeQueue(key, slowReader, capacityRows, allocator);
    }

    /** The columns a reader of this row type's changes sees. */
    public static List<Field> columnsOf(RowType rowType) {
        return ChangeRows.columns(rowType);
    }

    /**
     * Puts changes of one tick in. With {@link SlowReader#BLOCK} waits while too many rows wait, until the reader takes some, cancels or closes.
     * After the end, a failure, a cancel or a close the batch is thrown away.
     *
     * @param changes owned by the result from now on
     * @param changeTick never below that of an earlier call
     */
    public void offer(ChangeBatch changes, long changeTick) {
        queue.offer(changes, changeTick);
    }

    /** No more changes will come: the reader sees the end after what waits. */
    public void finish() {
        queue.end(null);
    }

    /** The query failed: the reader gets the error after what waits. */
    public void fail(SluiceException error) {
        queue.end(error);
    }

    /** True once cancelled or closed: nobody will read any more. */
    public boolean isAbandoned() {
        return queue.isAbandoned();
    }

    /** Rows thrown away so far by {@link SlowReader#DROP_OLDEST}. */
    public long droppedRows() {
        return queue.droppedRows();
    }

    /** Rows that wait now. */
    public long waitingRows() {
        return queue.waitingRows();
    }

    @Override
    public long tick() {
        return tick;
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    ChangeBatch take(long nanos) {
        WaitingChanges changes = queue.take(nanos);
        if (changes == null) {
            return null;
        }
        tick = changes.tick();
        try (ChangeBatch batch = changes.batch()) {
            return ChangeRows.of(batch, changes.tick(), key, allocator());
        }
    }

    @Override
    boolean isDrained() {
        return queue.isDrained();
    }

    @Override
    void abandon() {
        queue.abandon();
    }
}
