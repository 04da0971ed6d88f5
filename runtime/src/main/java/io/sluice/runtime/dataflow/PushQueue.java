package io.sluice.runtime.dataflow;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** Batches that appenders have handed over and no tick has taken yet; bounded in rows. Thread-safe. */
public final class PushQueue {
    private final Deque<ChangeBatch> batches = new ArrayDeque<>();
    private long rows;
    private boolean closed;

    /**
     * Takes over a batch. Waits while {@code capacity} rows or more are waiting; an empty queue takes a batch of any size.
     *
     * @param makeRoom called, without lock, instead of waiting: true if it ran a tick
     */
    public void put(ChangeBatch batch, long capacity, BooleanSupplier makeRoom) {
        while (!offer(batch, capacity)) {
            if (!makeRoom.getAsBoolean()) {
                awaitRoom(batch, capacity);
            }
        }
    }

    /** The batch that has waited longest, owned by the caller; null when none does. */
    synchronized ChangeBatch take() {
        ChangeBatch first = batches.poll();
        if (first != null) {
            rows -= first.rowCount();
            notifyAll();
        }
        return first;
    }

    public synchronized long rows() {
        return rows;
    }

    /** Drops what waits and refuses everything from now on. */
    synchronized void close() {
        closed = true;
        batches.forEach(ChangeBatch::close);
        batches.clear();
        rows = 0;
        notifyAll();
    }

    private synchronized boolean offer(ChangeBatch batch, long capacity) {
        if (closed) {
            batch.close();
            throw new SluiceException(ErrorCode.ENGINE_CLOSED, "the stream was dropped or the engine closed");
        }
        if (!batches.isEmpty() && rows + batch.rowCount() > capacity) {
            return false;
        }
        batches.add(batch);
        rows += batch.rowCount();
        return true;
    }

    private synchronized void awaitRoom(ChangeBatch batch, long capacity) {
        try {
            while (!closed && !batches.isEmpty() && rows + batch.rowCount() > capacity) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            batch.close();
            throw new SluiceException(ErrorCode.QUERY_CANCELLED, "interrupted while waiting for room in the engine");
        }
    }
}
