package io.sluice.runtime.memory;

import org.apache.arrow.memory.rounding.RoundingPolicy;

/**
 * The sizes that buffers have: four between one power of two and the next, so that a buffer given back fits the next one asked for, and at most
 * a fifth of it is unused. Below {@link #SMALLEST} multiples of 64, above {@link #LARGEST} of 4,096.
 */
final class SizeClasses implements RoundingPolicy {
    /** Bytes of the smallest buffers worth keeping. */
    static final long SMALLEST = 1L << 11;

    /** Bytes of the largest ones. */
    static final long LARGEST = 1L << 25;

    /** More than any {@link #index}. */
    static final int COUNT = 4 * 25 + 1;

    @Override
    public long getRoundedSize(long size) {
        if (size < SMALLEST) {
            return size + 63 & -64;
        }
        long step = size > LARGEST ? 4_096 : quarter(size - 1);
        return size + step - 1 & -step;
    }

    /** The class of a rounded size; −1 where blocks are not kept. */
    static int index(long size) {
        if (size < SMALLEST || size > LARGEST) {
            return -1;
        }
        long quarter = quarter(size);
        boolean rounded = (size & quarter - 1) == 0;
        return rounded ? 4 * log(size) + (int) (size / quarter & 3) : -1;
    }

    /** The size of the blocks of a class. */
    static long size(int index) {
        return (4L + (index & 3)) << (index / 4 - 2);
    }

    private static long quarter(long size) {
        return 1L << log(size) - 2;
    }

    private static int log(long size) {
        return 63 - Long.numberOfLeadingZeros(size);
    }
}
