package io.sluice.runtime.result;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.table.NetChanges;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;

/** A bounded queue of changes between the thread of the tick and one reader. Thread-safe. */
final class ChangeQueue {
    private final int[] key;
    private final SlowReader slowReader;
    private final long capacityRows;
    private final BufferAllocator allocator;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Condition arrived = lock.newCondition();
    private final Deque<WaitingChanges> waiting = new ArrayDeque<>();
    private long waitingRows;
    private long droppedRows;
    private boolean ended;
    private boolean abandoned;
    private SluiceException failure;

    ChangeQueue(List<Integer> key, SlowReader slowReader, long capacityRows, BufferAllocator allocator) {
        this.key = key.stream().mapToInt(Integer::intValue).toArray();
        this.slowReader = slowReader;
        this.capacityRows = capacityRows;
        this.allocator = allocator;
    }

    void offer(ChangeBatch changes, long tick) {
        WaitingChanges entry = WaitingChanges.of(changes, tick);
        lock.lock();
        try {
            if (!ended && entry.rows() > 0) {
                makeRoom(entry.rows());
            }
            if (ended || entry.rows() == 0) {
                changes.close();
                return;
            }
            enqueue(entry);
            if (slowReader == SlowReader.CONFLATE && waitingRows > capacityRows && waiting.size() > 1) {
                conflate();
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(long rows) {
        switch (slowReader) {
            case BLOCK -> {
                while (!ended && !waiting.isEmpty() && waitingRows + rows > capacityRows) {
                    taken.awaitUninterruptibly();
                }
            }
            case DROP_OLDEST -> {
                while (!waiting.isEmpty() && waitingRows + rows > capacityRows) {
                    WaitingChanges oldest = dequeue();
                    droppedRows += oldest.rows();
                    oldest.batch().close();
                }
            }
            case CONFLATE -> {}
        }
    }

    private void conflate() {
        long tick = waiting.getLast().tick();
        List<ChangeBatch> batches = waiting.stream().map(WaitingChanges::batch).toList();
        ChangeBatch net = NetChanges.of(batches, key, allocator);
        clear();
        WaitingChanges entry = WaitingChanges.of(net, tick);
        if (entry.rows() == 0) {
            net.close();
        } else {
            enqueue(entry);
        }
    }

    /** The oldest changes; null when the time is up, or when none will come. {@code nanos} negative: waits as long as it takes. */
    WaitingChanges take(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !ended && left != 0) {
                left = nanos < 0 ? awaitForever() : Math.max(0, arrived.awaitNanos(left));
            }
            if (!waiting.isEmpty()) {
                taken.signalAll();
                return dequeue();
            }
            if (failure != null && !abandoned) {
                throw failure;
            }
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SluiceException(ErrorCode.QUERY_CANCELLED, "the reading thread was interrupted", interrupted);
        } finally {
            lock.unlock();
        }
    }

    private long awaitForever() throws InterruptedException {
        arrived.await();
        return -1;
    }

    void end(SluiceException error) {
        lock.lock();
        try {
            if (!ended) {
                failure = error;
                ended = true;
            }
            arrived.signalAll();
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            ended = true;
            clear();
            arrived.signalAll();
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isAbandoned() {
        lock.lock();
        try {
            return abandoned;
        } finally {
            lock.unlock();
        }
    }

    boolean isDrained() {
        lock.lock();
        try {
            return ended && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    long waitingRows() {
        lock.lock();
        try {
            return waitingRows;
        } finally {
            lock.unlock();
        }
    }

    long droppedRows() {
        lock.lock();
        try {
            return droppedRows;
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(WaitingChanges entry) {
        waiting.add(entry);
        waitingRows += entry.rows();
    }

    private WaitingChanges dequeue() {
        WaitingChanges entry = waiting.remove();
        waitingRows -= entry.rows();
        return entry;
    }

    private void clear() {
        waiting.forEach(entry -> entry.batch().close());
        waiting.clear();
        waitingRows = 0;
    }
}
