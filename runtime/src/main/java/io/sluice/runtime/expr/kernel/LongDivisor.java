package io.sluice.runtime.expr.kernel;

import java.math.BigInteger;

/**
 * Division by a constant as a multiplication (Granlund and Montgomery): several times faster than dividing. Truncates toward zero,
 * as Java does.
 */
final class LongDivisor {
    private final long magnitude;
    /** The low 64 bits of floor(2^(64 + shift) / |d|) + 1, a number of exactly 64 bits. */
    private final long magic;

    private final int shift;
    /** −1 for a negative divisor, else 0. */
    private final long sign;

    LongDivisor(long divisor) {
        this.magnitude = Math.abs(divisor);
        this.sign = divisor >> 63;
        // 2^shift < |d| <= 2^(shift + 1), which makes the multiplication exact for every 64-bit dividend.
        this.shift = 63 - Long.numberOfLeadingZeros(magnitude - 1);
        this.magic = BigInteger.ONE
                .shiftLeft(64 + shift)
                .divide(BigInteger.valueOf(magnitude))
                .add(BigInteger.ONE)
                .longValue();
    }

    /** Divisors with a simple answer, 0, ±1 and the smallest number, are left to plain division. */
    static boolean takes(long divisor) {
        return divisor > 1 || divisor < -1 && divisor != Long.MIN_VALUE;
    }

    long divide(long dividend) {
        return (byMagnitude(dividend) ^ sign) - sign;
    }

    /** The sign follows the dividend. */
    long modulo(long dividend) {
        return dividend - byMagnitude(dividend) * magnitude;
    }

    private long byMagnitude(long dividend) {
        // The magic number's top bit is set, so the signed product lacks one dividend.
        long floor = Math.multiplyHigh(magic, dividend) + dividend >> shift;
        return floor + (floor >>> 63);
    }
}
