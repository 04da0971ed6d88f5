package io.sluice.runtime.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** Does equal work for several shares at the same time, the first on the calling thread. Thread-safe. */
public final class SideBySide {
    /** Fewer rows are not worth another thread. */
    public static final int PARALLEL_ROWS = 4_096;

    /** Shares mostly end close together: waking a parked thread would take longer. */
    private static final long SPIN_NANOS = 1_000_000;

    private final Executor executor;

    /** @param executor lends a thread for each further share */
    public SideBySide(Executor executor) {
        this.executor = executor;
    }

    /** Does the work for the shares [0, count) and waits for all; then throws the failure of the first that has failed, or has found no thread. */
    public void run(int count, IntConsumer work) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        Throwable failure = null;
        try {
            for (int i = 1; i < count; i++) {
                int share = i;
                running.add(CompletableFuture.runAsync(() -> work.accept(share), executor));
            }
            work.accept(0);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        // All are waited for, also after a failure: nobody may still be working on state that is about to be closed.
        long spinUntil = System.nanoTime() + SPIN_NANOS;
        for (CompletableFuture<Void> future : running) {
            while (!future.isDone() && System.nanoTime() - spinUntil < 0) {
                Thread.onSpinWait();
            }
            try {
                future.join();
            } catch (CompletionException e) {
                failure = failure != null ? failure : e.getCause();
            }
        }
        rethrow(failure);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}
