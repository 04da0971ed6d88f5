package io.sluice.runtime.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final Set<Integer> done = new ConcurrentSkipListSet<>();

    @Test
    void theFirstFailureIsThrownOnceAllHaveEnded() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException third = new IllegalStateException("third");
        SideBySide sideBySide = new SideBySide(work -> new Thread(work).start());
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> sideBySide.run(4, share -> {
                    done.add(share);
                    if (share == 1 || share == 3) {
                        throw share == 1 ? first : third;
                    }
                }));
        assertSame(first, thrown);
        assertEquals(Set.of(0, 1, 2, 3), done);
    }

    /** Else its share would go on with state that the one who failed closes. */
    @Test
    void whoHasAThreadIsWaitedForWhereTheNextFindsNone() {
        AtomicInteger threads = new AtomicInteger();
        CountDownLatch refused = new CountDownLatch(1);
        SideBySide sideBySide = new SideBySide(work -> {
            if (threads.getAndIncrement() > 0) {
                refused.countDown();
                throw new RejectedExecutionException("none left");
            }
            new Thread(work).start();
        });
        assertThrows(
                RejectedExecutionException.class,
                () -> sideBySide.run(3, share -> {
                    await(refused);
                    for (int i = 0; i < 1_000; i++) {
                        Thread.yield();
                    }
                    done.add(share);
                }));
        assertEquals(Set.of(1), done);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
