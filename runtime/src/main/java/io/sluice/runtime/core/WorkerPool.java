package io.sluice.runtime.core;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Daemon threads for the lanes of large ticks: made when needed, gone after a few idle seconds. Thread-safe. */
public final class WorkerPool implements Executor {
    private static final long IDLE_SECONDS = 5;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), WorkerPool::thread);

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Takes no more work; what runs ends by itself. */
    public void close() {
        threads.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sluice-worker");
        thread.setDaemon(true);
        return thread;
    }
}
