package io.sluice.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private final WorkerPool pool = new WorkerPool();

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void worksAtTheSameTimeOnThreadsOfItsOwn() {
        CountDownLatch bothThere = new CountDownLatch(2);
        CompletableFuture<Thread> first = CompletableFuture.supplyAsync(() -> meet(bothThere), pool);
        CompletableFuture<Thread> second = CompletableFuture.supplyAsync(() -> meet(bothThere), pool);
        assertNotSame(first.join(), second.join());
    }

    private static Thread meet(CountDownLatch bothThere) {
        bothThere.countDown();
        try {
            bothThere.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Thread.currentThread();
    }

    @Test
    void aThreadIsUsedAgainAfterItSleptAndEndsWithThePool() throws InterruptedException {
        Thread worker =
                CompletableFuture.supplyAsync(Thread::currentThread, pool).join();
        awaitSleep(worker);
        assertSame(
                worker,
                CompletableFuture.supplyAsync(Thread::currentThread, pool).join());
        pool.close();
        worker.join();
        assertFalse(worker.isAlive());
    }

    @Test
    void aThreadThatWasInterruptedSleepsAgain() {
        Thread worker =
                CompletableFuture.supplyAsync(Thread::currentThread, pool).join();
        awaitSleep(worker);
        worker.interrupt();
        while (worker.isInterrupted()) {
            Thread.onSpinWait();
        }
        awaitSleep(worker);
        assertSame(
                worker,
                CompletableFuture.supplyAsync(Thread::currentThread, pool).join());
    }

    private static void awaitSleep(Thread worker) {
        while (worker.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void nothingIsLostWhereWorkComesQuickly() {
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 5_000; i++) {
            CompletableFuture<Void> one = CompletableFuture.runAsync(done::incrementAndGet, pool);
            CompletableFuture<Void> other = CompletableFuture.runAsync(done::incrementAndGet, pool);
            one.join();
            other.join();
        }
        assertEquals(10_000, done.get());
    }

    @Test
    void takesNothingOnceItIsClosed() {
        pool.close();
        assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
    }
}
