package io.sluice.runtime.core;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Daemon threads for the lanes of large ticks: made when needed, gone after a few idle seconds. Thread-safe. */
public final class WorkerPool implements Executor {
    /** The last one idle first: it is the least likely to sleep already. */
    private final Deque<Worker> idle = new ConcurrentLinkedDeque<>();

    private volatile boolean closed;

    @Override
    public void execute(Runnable work) {
        if (closed) {
            throw new RejectedExecutionException("the engine is closed");
        }
        for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
            if (worker.offer(work)) {
                return;
            }
        }
        new Worker(work).start();
    }

    /** Takes no more work; what runs ends by itself. */
    public void close() {
        closed = true;
        for (Worker worker = idle.pollFirst(); worker != null; worker = idle.pollFirst()) {
            worker.end();
        }
    }

    private final class Worker {
        private final Handover handover = new Handover();
        private final Thread thread = new Thread(this::run, "sluice-worker");
        private final Runnable first;

        Worker(Runnable first) {
            this.first = first;
            thread.setDaemon(true);
        }

        void start() {
            thread.start();
        }

        boolean offer(Runnable work) {
            return handover.offer(work, thread);
        }

        void end() {
            handover.end(thread);
        }

        private void run() {
            for (Runnable work = first; work != null; work = next()) {
                work.run();
            }
        }

        private Runnable next() {
            idle.addFirst(this);
            if (closed) {
                handover.end(thread);
            }
            Runnable next = handover.take();
            if (next == null) {
                idle.remove(this);
            }
            return next;
        }
    }
}
