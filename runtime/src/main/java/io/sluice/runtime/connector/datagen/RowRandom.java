package io.sluice.runtime.connector.datagen;

/** Random numbers that are a function of seed, column and row, so that a source can go on at any row. */
final class RowRandom {
    private final long start;

    RowRandom(long seed, int column) {
        this.start = mix(seed) + mix(column + 0x632be59bd9b4e019L);
    }

    /** All 64 bits. */
    long bits(long row) {
        return mix(start + row * 0x9e3779b97f4a7c15L);
    }

    /** From 0 up to but not including {@code bound}; all longs when {@code bound} is 0. */
    long below(long row, long bound) {
        return bound == 0 ? bits(row) : Long.remainderUnsigned(bits(row), bound);
    }

    /** From 0 up to but not including 1. */
    double unit(long row) {
        return (bits(row) >>> 11) * 0x1p-53;
    }

    /** The output function of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
