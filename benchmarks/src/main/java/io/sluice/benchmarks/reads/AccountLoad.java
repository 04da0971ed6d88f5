package io.sluice.benchmarks.reads;

import io.sluice.Appender;
import io.sluice.SqlStreamContext;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Streams transfers in at an even rate from a thread of its own, until it is closed. */
final class AccountLoad implements AutoCloseable {
    private static final int BURSTS_A_SECOND = 1_000;

    private final SqlStreamContext ctx;
    private final ReadOptions options;
    private final Thread thread = new Thread(this::run, "load");
    private volatile boolean closed;
    private volatile long sent;
    private volatile Throwable failure;

    AccountLoad(SqlStreamContext ctx, ReadOptions options) {
        this.ctx = ctx;
        this.options = options;
        thread.start();
    }

    /** Events sent so far. */
    long sent() {
        return sent;
    }

    private void run() {
        SplittableRandom random = new SplittableRandom(7);
        int burst = Math.max(1, options.rate() / BURSTS_A_SECOND);
        long pause = 1_000_000_000L * burst / options.rate();
        try (Appender transfers = ctx.appender("transfer")) {
            for (long due = System.nanoTime(); !closed; due += pause) {
                LockSupport.parkNanos(due - System.nanoTime());
                for (int i = 0; i < burst; i++) {
                    transfers.append((long) random.nextInt(options.accounts()), (long) random.nextInt(100));
                }
                transfers.flush();
                sent += burst;
            }
        } catch (RuntimeException error) {
            failure = error;
        }
    }

    /** Ends the load; throws when it failed. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("the load broke", failure);
        }
    }
}
