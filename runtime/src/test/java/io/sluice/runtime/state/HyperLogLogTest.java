package io.sluice.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HyperLogLogTest {
    private static final double STANDARD_ERROR = 1.04 / 64;

    @Test
    void fewAreCountedExactly() {
        HyperLogLog sketch = sketch();
        Random random = new Random(1);
        for (int i = 1; i <= HyperLogLog.EXACT; i++) {
            long hash = random.nextLong();
            sketch.add(2, hash);
            sketch.add(2, hash);
            assertEquals(i, sketch.estimate(2));
        }
        sketch.clear(2);
        assertEquals(0, sketch.estimate(2));
    }

    @Test
    void manyAreWithinTheStatedError() {
        for (int count : new int[] {200, 1_000, 5_000, 20_000, 100_000}) {
            double squares = 0;
            int rounds = 40;
            for (int seed = 0; seed < rounds; seed++) {
                HyperLogLog sketch = sketch();
                Random random = new Random(seed * 1_000L + count);
                for (int i = 0; i < count; i++) {
                    sketch.add(2, random.nextLong());
                }
                double error = (double) sketch.estimate(2) / count - 1;
                squares += error * error;
                assertTrue(Math.abs(error) < 4 * STANDARD_ERROR, count + " seed " + seed + ": " + error);
            }
            double deviation = Math.sqrt(squares / rounds);
            assertTrue(deviation < 1.35 * STANDARD_ERROR, count + ": " + deviation);
        }
    }

    @Test
    void mergedAndRestoredItIsThatOfAllHashes() {
        for (int count : new int[] {50, 150, 3_000}) {
            Random random = new Random(count);
            HyperLogLog all = sketch();
            HyperLogLog left = sketch();
            HyperLogLog right = sketch();
            for (int i = 0; i < count; i++) {
                long hash = random.nextLong();
                all.add(2, hash);
                (i % 10 == 0 ? left : right).add(2, hash);
            }
            left.addAll(2, right, 2);
            assertEquals(all.estimate(2), left.estimate(2));
            right.addAll(1, left, 2);
            assertEquals(all.estimate(2), right.estimate(1));
            try (MemoryState state = new MemoryState()) {
                left.snapshot(state, "h.", 3);
                HyperLogLog copy = new HyperLogLog();
                copy.restore(state, "h.");
                assertEquals(all.estimate(2), copy.estimate(2));
            }
        }
    }

    private static HyperLogLog sketch() {
        HyperLogLog sketch = new HyperLogLog();
        sketch.ensureGroups(3);
        return sketch;
    }
}
