package io.sluice.runtime.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Random histories, each from one seed. {@code -Dlaw.histories=10000} runs more, {@code -Dlaw.seed=42} runs one again;
 * a failure prints its seed and its history as a script.
 */
class LawTest {
    private static final int HISTORIES = Integer.getInteger("law.histories", 500);
    private static final long FIRST = Long.getLong("law.first", 1);
    private static final int THREADS = 2;
    private static final AtomicInteger ORACLE_BROKE = new AtomicInteger();

    @Test
    void viewsEqualTheirQueriesAfterEveryTick() throws Exception {
        Long only = Long.getLong("law.seed");
        if (only != null) {
            run(only);
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                long first = FIRST + part;
                parts.add(threads.submit(() -> {
                    for (long seed = first; seed < FIRST + HISTORIES; seed += THREADS) {
                        run(seed);
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            assertTrue(ORACLE_BROKE.get() <= 1 + HISTORIES / 50, ORACLE_BROKE + " histories broke the oracle");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void run(long seed) throws Exception {
        try (History history = new History(seed)) {
            try {
                history.run();
            } catch (DuckOracle.Broken broken) {
                // What came before it was equal.
                ORACLE_BROKE.incrementAndGet();
            } catch (AssertionError | RuntimeException problem) {
                throw new AssertionError(
                        "-Dlaw.seed=" + seed + ": " + problem.getMessage() + "\n" + history.log(), problem);
            }
        }
    }
}
