package io.sluice.runtime.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Random histories, each from one seed. {@code -Dlaw.histories=10000} runs more, {@code -Dlaw.seed=42} runs one again;
 * a failure prints its seed and its history as a script. {@code -Dlaw.progress=true} says every 500 histories how far it is,
 * {@code -Dlaw.failures=10} goes on until so many histories have failed.
 */
class LawTest {
    private static final int HISTORIES = Integer.getInteger("law.histories", 500);
    private static final long FIRST = Long.getLong("law.first", 1);
    private static final int FAILURES = Integer.getInteger("law.failures", 1);
    private static final boolean PROGRESS = Boolean.getBoolean("law.progress");
    private static final int THREADS = 2;

    private final AtomicInteger oracleBroke = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger queries = new AtomicInteger();
    private final Queue<AssertionError> failures = new ConcurrentLinkedQueue<>();

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
                    for (long seed = first; seed < FIRST + HISTORIES && failures.size() < FAILURES; seed += THREADS) {
                        attempt(seed);
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        if (!failures.isEmpty()) {
            AssertionError first = failures.remove();
            failures.forEach(first::addSuppressed);
            throw first;
        }
        assertTrue(oracleBroke.get() <= 1 + HISTORIES / 50, oracleBroke + " histories broke the oracle");
    }

    private void attempt(long seed) throws Exception {
        try {
            run(seed);
        } catch (AssertionError difference) {
            failures.add(difference);
            if (PROGRESS) {
                System.out.println("failed: " + difference.getMessage());
            }
        }
        int count = done.incrementAndGet();
        if (PROGRESS && count % 500 == 0) {
            System.out.println(count + " histories of " + queries + " queries, " + failures.size() + " failed, "
                    + oracleBroke + " broke the oracle; the last is " + seed);
        }
    }

    private void run(long seed) throws Exception {
        try (History history = new History(seed)) {
            try {
                history.run();
                queries.addAndGet(history.queries());
            } catch (DuckOracle.Broken broken) {
                // What came before it was equal.
                oracleBroke.incrementAndGet();
            } catch (AssertionError | RuntimeException problem) {
                throw new AssertionError(
                        "-Dlaw.seed=" + seed + ": " + problem.getMessage() + "\n" + history.log(), problem);
            }
        }
    }
}
