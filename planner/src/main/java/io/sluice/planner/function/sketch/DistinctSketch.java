package io.sluice.planner.function.sketch;

/**
 * HyperLogLog with 4,096 registers: the number of distinct hashes, with a standard error of 1.04 / √4096, 1.6 percent. A register keeps the
 * longest run of leading zeros among the hashes that its number begins.
 */
public final class DistinctSketch {
    /** Number of registers, a byte each. */
    public static final int REGISTERS = 1 << 12;

    static final int BYTES = REGISTERS;

    private static final int INDEX_BITS = 12;
    private static final int RANKS = 64 - INDEX_BITS;

    private DistinctSketch() {}

    static void add(byte[] sketch, long hash) {
        set(sketch, 1, hash);
    }

    static void merge(byte[] sketch, byte[] other) {
        for (int i = 1; i < sketch.length; i++) {
            sketch[i] = (byte) Math.max(sketch[i], other[i]);
        }
    }

    static long estimate(byte[] sketch) {
        return Math.round(estimate(sketch, 1));
    }

    /** Notes a hash in the registers from {@code offset} on. */
    public static void set(byte[] registers, int offset, long hash) {
        int index = offset + (int) (hash >>> RANKS);
        // The bit behind the last one ends the run in any case.
        int rank = Long.numberOfLeadingZeros(hash << INDEX_BITS | 1L << INDEX_BITS - 1) + 1;
        if (rank > registers[index]) {
            registers[index] = (byte) rank;
        }
    }

    /** O. Ertl's estimator, which needs no tables for small numbers. */
    public static double estimate(byte[] registers, int offset) {
        int[] histogram = new int[RANKS + 2];
        for (int i = 0; i < REGISTERS; i++) {
            histogram[registers[offset + i]]++;
        }
        double m = REGISTERS;
        double z = m * tau(1 - histogram[RANKS + 1] / m);
        for (int rank = RANKS; rank >= 1; rank--) {
            z = 0.5 * (z + histogram[rank]);
        }
        z += m * sigma(histogram[0] / m);
        return m * m / (2 * Math.log(2)) / z;
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (before != z);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (before != z);
        return z / 3;
    }
}
