package io.sluice.runtime.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Where one thread gets its next piece of work. Others may offer; only that thread takes. */
final class Handover {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Waking a sleeping thread takes about as long. */
    private static final long SHORT_NANOS = 100_000;

    /** The gap between two phases of a tick, or two ticks where one follows the other, is mostly shorter. */
    private static final long LONG_NANOS = 1_000_000;

    private static final boolean SPINS = Runtime.getRuntime().availableProcessors() > 1;

    private static final Runnable END = () -> {};

    private final AtomicReference<Runnable> work = new AtomicReference<>();
    private volatile boolean sleeping;
    private boolean lastGapWasShort;

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
        spin(begin, lastGapWasShort ? LONG_NANOS : SHORT_NANOS);
        sleeping = true;
        for (long left = IDLE_NANOS; work.get() == null && left > 0; left = begin + IDLE_NANOS - System.nanoTime()) {
            LockSupport.parkNanos(left);
            // Else it would not sleep any more.
            Thread.interrupted();
        }
        sleeping = false;
        lastGapWasShort = System.nanoTime() - begin < LONG_NANOS;
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

    private void spin(long begin, long nanos) {
        while (SPINS && work.get() == null && System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
    }
}
