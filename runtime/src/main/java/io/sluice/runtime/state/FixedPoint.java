package io.sluice.runtime.state;

/** Turns a fixed-point number of 32-bit digits into the nearest double. Digit 0 begins at 2^-1074, the smallest double. */
final class FixedPoint {
    /** Enough for 2^63 times the largest double. */
    static final int DIGITS = 70;

    private static final long DIGIT = 0xffffffffL;

    private FixedPoint() {}

    /**
     * @param pool has the digits at [start, start + length), each any long, to be carried
     * @param lowest which digit the first one is
     */
    static double round(long[] pool, int start, int length, int lowest) {
        // Room for the carry out of the highest digit and for reading beyond it.
        long[] digits = new long[length + 4];
        boolean negative = carry(pool, start, length, digits);
        int top = length + 1;
        while (top >= 0 && digits[top] == 0) {
            top--;
        }
        if (top < 0) {
            return 0;
        }
        int highest = 32 * top + 63 - Long.numberOfLeadingZeros(digits[top]);
        double magnitude = magnitude(digits, highest, 32 * lowest);
        return negative ? -magnitude : magnitude;
    }

    /** Fills {@code digits} with the absolute value, each digit in [0, 2^32). */
    private static boolean carry(long[] pool, int start, int length, long[] digits) {
        long carry = 0;
        for (int i = 0; i < length; i++) {
            // Halves are added apart, since digit and carry together may not fit.
            long low = (pool[start + i] & DIGIT) + (carry & DIGIT);
            digits[i] = low & DIGIT;
            carry = (pool[start + i] >> 32) + (carry >> 32) + (low >>> 32);
        }
        digits[length] = carry & DIGIT;
        digits[length + 1] = carry >> 32 & DIGIT;
        boolean negative = carry < 0;
        if (negative) {
            long borrow = 1;
            for (int i = 0; i < length + 2; i++) {
                long inverted = (~digits[i] & DIGIT) + borrow;
                digits[i] = inverted & DIGIT;
                borrow = inverted >>> 32;
            }
        }
        return negative;
    }

    /** @param highest the highest bit that is set, {@code base} how far digit 0 is above 2^-1074 */
    private static double magnitude(long[] digits, int highest, int base) {
        int lowestKept = highest - 52;
        if (base + lowestKept <= 0) {
            // Every bit has a place: subnormal, or the smallest normal numbers, whose bit pattern is the number itself.
            return Double.longBitsToDouble(bits(digits, 0) << base);
        }
        long mantissa = lowestKept >= 0 ? bits(digits, lowestKept) : bits(digits, 0) << -lowestKept;
        long exponent = base + lowestKept + 1L;
        if (exponent >= 0x7ff) {
            return Double.POSITIVE_INFINITY;
        }
        long pattern = (exponent << 52) + (mantissa & (1L << 52) - 1);
        if (lowestKept > 0 && bit(digits, lowestKept - 1)) {
            // A carry out of the mantissa raises the exponent, as it should.
            pattern += (mantissa & 1) != 0 || anyBelow(digits, lowestKept - 1) ? 1 : 0;
        }
        return Double.longBitsToDouble(pattern);
    }

    /** 64 bits from bit {@code from} on. */
    private static long bits(long[] digits, int from) {
        int digit = from >>> 5;
        int shift = from & 31;
        long low = digits[digit] | digits[digit + 1] << 32;
        return low >>> shift | digits[digit + 2] << 1 << 63 - shift;
    }

    private static boolean bit(long[] digits, int index) {
        return (digits[index >>> 5] >>> (index & 31) & 1) != 0;
    }

    private static boolean anyBelow(long[] digits, int index) {
        for (int i = 0; i < index >>> 5; i++) {
            if (digits[i] != 0) {
                return true;
            }
        }
        return (digits[index >>> 5] & (1L << (index & 31)) - 1) != 0;
    }
}
