package io.sluice.runtime.connector;

/** Random numbers that are a function of seed, column and row, so that a generating source can go on at any row. Immutable. */
public final class RowRandom {
    private final long start;

    public RowRandom(long seed, int column) {
        this.start = mix(seed) + mix(column + 0x632be59bd9b4e019L);
    }

    /** All 64 bits. */
    public long bits(long row) {
        return mix(start + row * 0x9e3779b97f4a7c15L);
    }

    /** From 0 up to but not including {@code bound}; all longs when {@code bound} is 0. */
    public long below(long row, long bound) {
        return bound == 0 ? bits(row) : Long.remainderUnsigned(bits(row), bound);
    }

    /** From 0 up to but not including {@code bound}, which is between 1 and 2^31: without a division. */
    public int small(long row, int bound) {
        return (int) ((bits(row) >>> 32) * bound >>> 32);
    }

    /** From 0 up to but not including 1. */
    public double unit(long row) {
        return (bits(row) >>> 11) * 0x1p-53;
    }

    /** The output function of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
