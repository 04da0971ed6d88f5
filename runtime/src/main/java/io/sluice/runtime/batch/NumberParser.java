package io.sluice.runtime.batch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Reads numbers from bytes; each method leaves its result in fields when it returns true. */
final class NumberParser {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int LONG_DIGITS = 18;
    private static final int EXACT_DOUBLE_DIGITS = 15;

    private long high;
    private long low;
    private double approximate;

    /** What {@link #scan} found: the digits without point as one number, how many stood behind the point, and the exponent. */
    private boolean negative;

    private int digitCount;
    private int fractionDigits;
    private int exponent;

    long high() {
        return high;
    }

    /** The low word of a decimal, or an integer. */
    long low() {
        return low;
    }

    double approximateValue() {
        return approximate;
    }

    /** Digits with an optional sign, in the range of a long. */
    boolean integer(byte[] bytes, int from, int to) {
        int at = from;
        boolean minus = false;
        if (bytes[at] == '-' || bytes[at] == '+') {
            minus = bytes[at++] == '-';
        }
        if (at == to) {
            return false;
        }
        // Counted below zero, where there is room for one more.
        long negated = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9 || negated < Long.MIN_VALUE / 10) {
                return false;
            }
            long next = negated * 10 - digit;
            if (next > 0) {
                return false;
            }
            negated = next;
        }
        if (!minus && negated == Long.MIN_VALUE) {
            return false;
        }
        low = minus ? negated : -negated;
        high = low >> 63;
        return true;
    }

    /** A number rounded half up to {@code scale}; false also when it needs more than {@code precision} digits. */
    boolean decimal(byte[] bytes, int from, int to, int precision, int scale) {
        if (!scan(bytes, from, to)) {
            return false;
        }
        int shift = scale - fractionDigits + exponent;
        if (digitCount <= LONG_DIGITS && shift >= 0 && digitCount + shift <= Math.min(LONG_DIGITS, precision)) {
            long unscaled = low;
            for (int i = 0; i < shift; i++) {
                unscaled *= 10;
            }
            low = negative ? -unscaled : unscaled;
            high = low >> 63;
            return true;
        }
        if (Math.abs((long) exponent) > 1000) {
            return zeroDigits();
        }
        BigDecimal exact = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > precision) {
            return false;
        }
        BigInteger unscaled = rounded.unscaledValue();
        low = unscaled.longValue();
        high = unscaled.shiftRight(64).longValue();
        return true;
    }

    /** A number with point and exponent as wanted, NaN or infinity. */
    boolean approximate(byte[] bytes, int from, int to) {
        if (!scan(bytes, from, to)) {
            return special(bytes, from, to);
        }
        int power = exponent - fractionDigits;
        if (digitCount <= EXACT_DOUBLE_DIGITS && Math.abs(power) <= 22) {
            // Both numbers are exact, so the one rounding gives the nearest double.
            double magnitude = power < 0 ? low / POWERS[-power] : low * POWERS[power];
            approximate = negative ? -magnitude : magnitude;
            return true;
        }
        approximate = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        return true;
    }

    /** Checks the form; {@code low} gets the digits when there are at most {@link #LONG_DIGITS}. */
    private boolean scan(byte[] bytes, int from, int to) {
        int at = from;
        negative = false;
        if (bytes[at] == '-' || bytes[at] == '+') {
            negative = bytes[at++] == '-';
        }
        digitCount = 0;
        fractionDigits = 0;
        exponent = 0;
        long digits = 0;
        boolean any = false;
        boolean point = false;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                any = true;
                if (digit != 0 || digitCount > 0) {
                    digitCount++;
                }
                digits = digitCount <= LONG_DIGITS ? digits * 10 + digit : digits;
                fractionDigits += point ? 1 : 0;
            } else if (bytes[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!any || at < to && !exponent(bytes, at, to)) {
            return false;
        }
        low = digits;
        return true;
    }

    private boolean exponent(byte[] bytes, int from, int to) {
        if ((bytes[from] | 0x20) != 'e' || from + 1 == to) {
            return false;
        }
        int at = from + 1;
        boolean minus = bytes[at] == '-';
        if (minus || bytes[at] == '+') {
            at++;
        }
        if (at == to || to - at > 6) {
            return false;
        }
        int read = 0;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            read = read * 10 + digit;
        }
        exponent = minus ? -read : read;
        return true;
    }

    /** A huge exponent is only good on a zero; a tiny one makes a zero of anything. */
    private boolean zeroDigits() {
        if (digitCount > 0 && exponent > 0) {
            return false;
        }
        low = 0;
        high = 0;
        return true;
    }

    private boolean special(byte[] bytes, int from, int to) {
        int at = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
        if (BooleanText.isWord(bytes, from, to, "nan")) {
            approximate = Double.NaN;
        } else if (BooleanText.isWord(bytes, at, to, "inf") || BooleanText.isWord(bytes, at, to, "infinity")) {
            approximate = bytes[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        } else {
            return false;
        }
        return true;
    }
}
