package io.sluice.runtime.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Where one thread gets its next piece of work. Others may offer; only that thread takes. */
final class Handover {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The gap between two phases of a tick is mostly shorter, and waking a sleeping thread takes about as long. */
    private static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 100_000 : 0;

    private static final Runnable END = () -> {};

    private final AtomicReference<Runnable> work = new AtomicReference<>();
    private volatile boolean sleeping;

    /** Gives the thread work; false when it has ended, or has some already. */
    boolean offer(Runnable next, Thread taker) {
        if (!work.compareAndSet(null, next)) {
            return false;
        }
        if (sleeping) {
            LockSupport.unpark(taker);
        }
        return true;
    }

    /** Lets the thread end, unless it has work. */
    void end(Thread taker) {
        offer(END, taker);
    }

    /** Waits for work; null when there is none for long, or the thread is to end. */
    Runnable take() {
        long begin = System.nanoTime();
        while (work.get() == null && System.nanoTime() - begin < SPIN_NANOS) {
            Thread.onSpinWait();
        }
        sleeping = true;
        for (long left = IDLE_NANOS; work.get() == null && left > 0; left = begin + IDLE_NANOS - System.nanoTime()) {
            LockSupport.parkNanos(left);
            // Else it would not sleep any more.
            Thread.interrupted();
        }
        sleeping = false;
        if (work.compareAndSet(null, END)) {
            return null;
        }
        Runnable next = work.get();
        if (next == END) {
            return null;
        }
        work.set(null);
        return next;
    }
}
