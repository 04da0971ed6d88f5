package io.sluice.planner.function.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.planner.type.SqlType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stated error of each sketch, over fixed seeds. */
class SketchTest {
    private static final SqlType BIGINT = SqlType.bigint();

    @Test
    void distinctValuesAreEstimatedWithinTheStandardError() {
        double squares = 0;
        int rounds = 60;
        for (int round = 0; round < rounds; round++) {
            int count = 500 << round % 6;
            byte[] sketch = of(Sketch.DISTINCT, 1_000_000L * round, count);
            double error = (double) DistinctSketch.estimate(sketch) / count - 1;
            assertTrue(Math.abs(error) < 4 * 0.01625, "round " + round + ": " + error);
            squares += error * error;
        }
        assertTrue(Math.sqrt(squares / rounds) < 1.3 * 0.01625, "deviation " + Math.sqrt(squares / rounds));
        assertEquals(0, DistinctSketch.estimate(Sketch.DISTINCT.empty()));
    }

    @Test
    void countsAreNeverTooSmallAndRarelyMuchTooLarge() {
        byte[] sketch = Sketch.COUNT_MIN.empty();
        Random random = new Random(5);
        long[] counts = new long[20_000];
        long total = 0;
        for (int value = 0; value < counts.length; value++) {
            counts[value] = 1 + (long) (1000.0 / (1 + random.nextInt(counts.length)));
            total += counts[value];
            Sketch.COUNT_MIN.add(sketch, (long) value, BIGINT, counts[value]);
        }
        int beyond = 0;
        for (int value = 0; value < counts.length; value++) {
            long estimate = CountMinSketch.estimate(sketch, Sketch.hash((long) value, BIGINT));
            assertTrue(estimate >= counts[value], "value " + value);
            beyond += estimate > counts[value] + 0.0027 * total ? 1 : 0;
        }
        assertTrue(beyond <= 0.007 * counts.length, beyond + " beyond the bound");
    }

    @Test
    void filtersNeverDenyAndRarelyAffirmWrongly() {
        byte[] sketch = of(Sketch.BLOOM, 0, 6_800);
        int wrong = 0;
        for (long value = 0; value < 6_800; value++) {
            assertTrue(BloomFilter.contains(sketch, Sketch.hash(value, BIGINT)), "value " + value);
        }
        for (long value = 1_000_000; value < 1_100_000; value++) {
            wrong += BloomFilter.contains(sketch, Sketch.hash(value, BIGINT)) ? 1 : 0;
        }
        assertTrue(wrong < 1_300, wrong + " of 100000");
        assertFalse(BloomFilter.contains(Sketch.BLOOM.empty(), Sketch.hash(1L, BIGINT)));
    }

    @Test
    void similarityIsWithinTheStandardError() {
        double squares = 0;
        int rounds = 40;
        for (int round = 0; round < rounds; round++) {
            int common = 100 * (round % 10);
            int own = 300;
            long start = 1_000_000L * round;
            byte[] left = of(Sketch.MIN_HASH, start, own + common);
            byte[] right = of(Sketch.MIN_HASH, start + own, common + own);
            double truth = (double) common / (common + 2 * own);
            double error = MinHash.similarity(left, right) - truth;
            assertTrue(Math.abs(error) < 4 * 0.03125, "round " + round + ": " + error);
            squares += error * error;
        }
        assertTrue(Math.sqrt(squares / rounds) < 1.2 * 0.03125, "deviation " + Math.sqrt(squares / rounds));
    }

    @ParameterizedTest
    @EnumSource(Sketch.class)
    void mergedItIsTheSketchOfAllValuesInAnyOrder(Sketch kind) {
        byte[] all = kind.empty();
        for (long value = 999; value >= 0; value--) {
            kind.add(all, value, BIGINT, 1);
        }
        byte[] merged = of(kind, 0, 400);
        Sketch.merge(merged, of(kind, 400, 600), 1);
        assertArrayEquals(all, merged);
        assertEquals(kind, Sketch.of(merged));
    }

    @Test
    void otherBytesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Sketch.of(new byte[] {1, 2, 3}));
        assertThrows(
                IllegalArgumentException.class, () -> Sketch.merge(Sketch.BLOOM.empty(), Sketch.MIN_HASH.empty(), 1));
    }

    private static byte[] of(Sketch kind, long from, int count) {
        byte[] sketch = kind.empty();
        for (long value = from; value < from + count; value++) {
            kind.add(sketch, value, BIGINT, 1);
        }
        return sketch;
    }
}
