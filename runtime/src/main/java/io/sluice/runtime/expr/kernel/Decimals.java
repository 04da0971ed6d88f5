package io.sluice.runtime.expr.kernel;

import io.sluice.runtime.memory.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads and writes DECIMAL values as objects: the way for numbers that need more than 64 bits. */
public final class Decimals {
    private Decimals() {}

    public static BigDecimal get(long address, int scale) {
        long low = Memory.getLong(address);
        long high = Memory.getLong(address + 8);
        if (high == low >> 63) {
            return BigDecimal.valueOf(low, scale);
        }
        byte[] bigEndian = new byte[16];
        for (int i = 0; i < 8; i++) {
            bigEndian[i] = (byte) (high >>> 56 - 8 * i);
            bigEndian[8 + i] = (byte) (low >>> 56 - 8 * i);
        }
        return new BigDecimal(new BigInteger(bigEndian), scale);
    }

    /** Writes a number that has the column's scale and fits its precision. */
    public static void put(long address, BigDecimal value) {
        BigInteger unscaled = value.unscaledValue();
        Memory.putLong(address, unscaled.longValue());
        Memory.putLong(address + 8, unscaled.shiftRight(64).longValue());
    }
}
