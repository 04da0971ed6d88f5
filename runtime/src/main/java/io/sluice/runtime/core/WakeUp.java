package io.sluice.runtime.core;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells one waiting thread that there is something to do; what is told while nobody waits is not lost. Thread-safe. */
final class WakeUp {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean told;
    private boolean closed;

    void tell() {
        lock.lock();
        try {
            told = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until told, closed, or the time is up; gives whether it was told since the last wait. */
    boolean await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            for (long left = nanos; !told && !closed && left > 0; ) {
                left = news.awaitNanos(left);
            }
            boolean was = told;
            told = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** From now on nobody waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }
}
