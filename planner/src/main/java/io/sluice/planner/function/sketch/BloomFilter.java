package io.sluice.planner.function.sketch;

/** Bloom filter of 65,536 bits with 7 a value: never denies a value that came, and with up to 6,800 values wrongly affirms 1 percent of others. */
final class BloomFilter {
    private static final int BITS = 1 << 16;
    private static final int PROBES = 7;

    static final int BYTES = BITS / 8;

    private BloomFilter() {}

    static void add(byte[] sketch, long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(probe, hash);
            sketch[1 + (bit >>> 3)] |= (byte) (1 << (bit & 7));
        }
    }

    static void merge(byte[] sketch, byte[] other) {
        for (int i = 1; i < sketch.length; i++) {
            sketch[i] |= other[i];
        }
    }

    static boolean contains(byte[] sketch, long hash) {
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(probe, hash);
            if ((sketch[1 + (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Two halves of the hash make as many as are needed. */
    private static int bit(int probe, long hash) {
        return (int) hash + probe * ((int) (hash >>> 32) | 1) & BITS - 1;
    }
}
