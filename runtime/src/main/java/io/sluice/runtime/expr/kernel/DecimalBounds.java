package io.sluice.runtime.expr.kernel;

import java.math.BigInteger;

/** The range of a DECIMAL precision as 128-bit numbers. */
public final class DecimalBounds {
    private static final int LONG_POWERS = 18;

    /** Whether every 64-bit number is in range: 10^19 and more exceed them all. */
    private final boolean takesLongs;

    private final long limitHigh;
    private final long limitLow;

    public DecimalBounds(int precision) {
        BigInteger limit = BigInteger.TEN.pow(precision);
        this.limitHigh = limit.shiftRight(64).longValue();
        this.limitLow = limit.longValue();
        this.takesLongs = precision > LONG_POWERS;
    }

    /** Whether |value| < 10^precision. */
    public boolean contain(long high, long low) {
        if (takesLongs && high == low >> 63) {
            return true;
        }
        long magnitudeHigh = high;
        long magnitudeLow = low;
        if (high < 0) {
            magnitudeLow = -low;
            magnitudeHigh = ~high + (low == 0 ? 1 : 0);
        }
        return magnitudeHigh < limitHigh
                || magnitudeHigh == limitHigh && Long.compareUnsigned(magnitudeLow, limitLow) < 0;
    }

    /** 10^exponent, or 0 when the exponent is negative or the power needs more than 64 bits. */
    static long power(int exponent) {
        if (exponent < 0 || exponent > LONG_POWERS) {
            return 0;
        }
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
