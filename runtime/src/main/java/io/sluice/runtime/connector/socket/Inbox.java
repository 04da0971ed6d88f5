package io.sluice.runtime.connector.socket;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** What came over all connections and was not polled yet: bounded, so that a slow engine slows the senders. Thread-safe. */
final class Inbox {
    private static final int PIECES = 64;

    private final BlockingQueue<Piece> queue = new ArrayBlockingQueue<>(PIECES);
    private final Runnable wakeUp;
    private volatile boolean finished;
    private volatile String failure;

    Inbox(Runnable wakeUp) {
        this.wakeUp = wakeUp;
    }

    /** Waits while the inbox is full. */
    void put(Piece piece) throws InterruptedException {
        queue.put(piece);
        wakeUp.run();
    }

    /** The next piece; null when there is none now. */
    Piece poll() {
        return queue.poll();
    }

    /**
     * Says that no more pieces will be put.
     *
     * @param reason why that is an error; null when it is none
     */
    void finish(String reason) {
        failure = reason;
        finished = true;
        wakeUp.run();
    }

    /** Nothing is left and nothing will come. */
    boolean isDrained() {
        return finished && queue.isEmpty();
    }

    /** Why it was finished; null for no error. */
    String failure() {
        return failure;
    }
}
