package io.sluice.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumsTest {
    private static final int GROUP = 3;

    private static ExactSums sums() {
        ExactSums sums = new ExactSums();
        sums.ensureGroups(GROUP + 1);
        return sums;
    }

    private static double sum(double... values) {
        ExactSums sums = sums();
        for (double value : values) {
            sums.add(GROUP, value, 1);
        }
        return sums.get(GROUP);
    }

    @Test
    void sumsAreRoundedOnce() {
        assertEquals(0.0, sum());
        assertEquals(0.6, sum(0.1, 0.2, 0.3));
        assertEquals(1.0, sum(1e100, 1.0, -1e100));
        assertEquals(-1e-320, sum(1e300, -1e-320, -1e300));
        assertEquals(Double.MAX_VALUE, sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE));
        assertEquals(Double.POSITIVE_INFINITY, sum(Double.MAX_VALUE, Double.MAX_VALUE));
        assertEquals(Double.NEGATIVE_INFINITY, sum(-Double.MAX_VALUE, -Double.MAX_VALUE));
        assertEquals(Double.MIN_NORMAL, sum(Double.MIN_NORMAL / 2, Double.MIN_NORMAL / 2));
        assertEquals(0x1p53, sum(0x1p53, 1.0), "a tie goes to the even neighbour");
        assertEquals(0x1p53 + 4, sum(0x1p53 + 2, 1.0), "a tie goes to the even neighbour");
        assertEquals(0x1p53 + 2, sum(0x1p53, 1.0, Double.MIN_VALUE), "just more than a tie");
    }

    @Test
    void whatIsNotFiniteIsTakenBackWithoutTrace() {
        ExactSums sums = sums();
        sums.add(GROUP, 1.5, 1);
        sums.add(GROUP, Double.POSITIVE_INFINITY, 1);
        assertEquals(Double.POSITIVE_INFINITY, sums.get(GROUP));
        sums.add(GROUP, Double.NEGATIVE_INFINITY, 1);
        assertEquals(Double.NaN, sums.get(GROUP));
        sums.add(GROUP, Double.POSITIVE_INFINITY, -1);
        assertEquals(Double.NEGATIVE_INFINITY, sums.get(GROUP));
        sums.add(GROUP, Double.NEGATIVE_INFINITY, -1);
        assertEquals(1.5, sums.get(GROUP));
    }

    @Test
    void hugeWeightsAreExact() {
        ExactSums sums = sums();
        sums.add(GROUP, 0.1, Long.MAX_VALUE);
        BigDecimal exact = new BigDecimal(0.1).multiply(BigDecimal.valueOf(Long.MAX_VALUE));
        assertEquals(exact.doubleValue(), sums.get(GROUP));
        sums.add(GROUP, 0.1, -Long.MAX_VALUE);
        assertEquals(0.0, sums.get(GROUP));
    }

    @Test
    void randomHistoriesEqualExactArithmetic() {
        Random random = new Random(17);
        for (int round = 0; round < 200; round++) {
            ExactSums sums = sums();
            List<Double> present = new ArrayList<>();
            int spread = 1 + random.nextInt(1000);
            for (int i = 0; i < 60; i++) {
                double value = randomDouble(random, spread);
                sums.add(GROUP, value, 1);
                present.add(value);
                if (random.nextInt(3) == 0) {
                    Collections.swap(present, random.nextInt(present.size()), present.size() - 1);
                    sums.add(GROUP, present.remove(present.size() - 1), -1);
                }
                if (random.nextInt(20) == 0) {
                    sums = restored(sums);
                }
                BigDecimal exact = present.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(exact.doubleValue(), sums.get(GROUP), 0.0);
            }
            for (double value : present) {
                sums.add(GROUP, value, -1);
            }
            assertEquals(0.0, sums.get(GROUP));
        }
    }

    @Test
    void manyCarriesLoseNothing() {
        ExactSums sums = sums();
        double value = Math.nextDown(2.0);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < 50; i++) {
            sums.add(GROUP, value, (1 << 29) - 1);
            exact = exact.add(new BigDecimal(value).multiply(BigDecimal.valueOf((1 << 29) - 1)));
        }
        assertEquals(exact.doubleValue(), sums.get(GROUP));
    }

    @Test
    void sumsOfTwoAreJoinedExactly() {
        Random random = new Random(23);
        for (int round = 0; round < 200; round++) {
            int spread = 1 + random.nextInt(1000);
            ExactSums left = sums();
            ExactSums right = sums();
            BigDecimal exact = BigDecimal.ZERO;
            for (int i = 0; i < 30; i++) {
                double value = randomDouble(random, spread);
                (random.nextBoolean() ? left : right).add(GROUP, value, 1);
                exact = exact.add(new BigDecimal(value));
            }
            left.addAll(GROUP, right, GROUP);
            assertEquals(exact.doubleValue(), left.get(GROUP), 0.0);
        }
        ExactSums infinite = sums();
        infinite.add(GROUP, Double.POSITIVE_INFINITY, 1);
        ExactSums finite = sums();
        finite.add(GROUP, 2.5, 1);
        finite.addAll(GROUP, infinite, GROUP);
        assertEquals(Double.POSITIVE_INFINITY, finite.get(GROUP));
        finite.add(GROUP, Double.POSITIVE_INFINITY, -1);
        assertEquals(2.5, finite.get(GROUP));
    }

    private static ExactSums restored(ExactSums sums) {
        try (MemoryState state = new MemoryState()) {
            sums.snapshot(state, "s.", GROUP + 1);
            ExactSums copy = new ExactSums();
            copy.restore(state, "s.");
            return copy;
        }
    }

    private static double randomDouble(Random random, int spread) {
        double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(2 * spread) - spread);
        return random.nextInt(10) == 0 ? Math.rint(value) : value;
    }
}
