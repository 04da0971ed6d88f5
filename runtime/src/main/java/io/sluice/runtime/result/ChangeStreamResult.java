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
    /** Rows that may wait unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 1 << 20;

    /** Name of the first column, BIGINT. */
    public static final String TICK = "_tick";

    /** Name of the second column, VARCHAR. */
    public static final String OP = "_op";

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
        super(columnsOf(rowType));
    }

    /** The columns a reader of this row type's changes sees. */
    public static List<Field> columnsOf(RowType rowType) {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts changes of one tick in. With {@link SlowReader#BLOCK} waits while too many rows wait, until the reader takes some, cancels or closes.
     * After the end, a failure, a cancel or a close the batch is thrown away.
     *
     * @param changes owned by the result from now on
     * @param tick never below that of an earlier call
     */
    public void offer(ChangeBatch changes, long tick) {
        throw new UnsupportedOperationException();
    }

    /** No more changes will come: the reader sees the end after what waits. */
    public void finish() {
        throw new UnsupportedOperationException();
    }

    /** The query failed: the reader gets the error after what waits. */
    public void fail(SluiceException error) {
        throw new UnsupportedOperationException();
    }

    /** True once cancelled or closed: nobody will read any more. */
    public boolean isAbandoned() {
        throw new UnsupportedOperationException();
    }

    /** Rows thrown away so far by {@link SlowReader#DROP_OLDEST}. */
    public long droppedRows() {
        throw new UnsupportedOperationException();
    }

    /** Rows that wait now. */
    public long waitingRows() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long tick() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEndless() {
        return true;
    }
}
