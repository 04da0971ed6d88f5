package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Words;

/** Up to eight digits in one word, the first in its lowest byte, each XORed with {@code '0'}. */
final class Digits {
    static final long ZEROS = Words.of((byte) '0');

    /** Added to a byte, sets its high bit when the byte is above 9. */
    static final long ABOVE_NINE = Words.of((byte) (0x7f - 9));

    static final long HIGH_BITS = Words.of((byte) 0x80);

    private Digits() {}

    /** How many digits the word begins with. */
    static int leading(long word) {
        return Words.before((word + ABOVE_NINE | word) & HIGH_BITS);
    }

    /** The number that the first {@code count} bytes, 1 to 8, make. */
    static long number(long word, int count) {
        long pairs = pairs(word << (8 - count) * 8);
        long low = (pairs & 0x000000FF000000FFL) * (100 + (1_000_000L << 32));
        long high = (pairs >>> 16 & 0x000000FF000000FFL) * (1 + (10_000L << 32));
        return low + high >>> 32;
    }

    /** Each byte of digits becomes the number that it makes with the byte behind it. */
    static long pairs(long word) {
        return word * 10 + (word >>> 8);
    }
}
