package io.sluice.jdbc.type;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Values read as numbers or truth values. A fraction is cut off where a whole number is asked for; what does not fit is
 * NUMERIC_OVERFLOW, what is no number INVALID_CAST.
 */
public final class Numbers {
    private Numbers() {}

    /** @param value not null */
    public static long toLong(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        BigInteger whole = toBigDecimal(value).setScale(0, RoundingMode.DOWN).toBigInteger();
        if (whole.bitLength() >= Long.SIZE) {
            throw overflow(value, "BIGINT");
        }
        return whole.longValue();
    }

    /** The value again, when it lies in the range of the narrower type. */
    public static long inRange(long value, long min, long max, String type) {
        if (value < min || value > max) {
            throw overflow(value, type);
        }
        return value;
    }

    public static int toInt(Object value) {
        return (int) inRange(toLong(value), Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
    }

    public static double toDouble(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        try {
            return Double.parseDouble(text(value, "DOUBLE").strip());
        } catch (NumberFormatException e) {
            throw Casts.impossible(value, "DOUBLE");
        }
    }

    public static BigDecimal toBigDecimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Boolean flag) {
            return flag ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            // The shortest decimal that reads back as the same float or double, as the shell shows it.
            String digits = value instanceof Number ? value.toString() : text(value, "DECIMAL");
            return new BigDecimal(digits.strip());
        } catch (NumberFormatException e) {
            throw Casts.impossible(value, "DECIMAL");
        }
    }

    public static boolean toBoolean(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        String word = text(value, "BOOLEAN").strip();
        if (word.equalsIgnoreCase("true") || word.equals("1")) {
            return true;
        }
        if (word.equalsIgnoreCase("false") || word.equals("0")) {
            return false;
        }
        throw Casts.impossible(value, "BOOLEAN");
    }

    private static String text(Object value, String target) {
        if (value instanceof String text) {
            return text;
        }
        throw Casts.impossible(value, target);
    }

    private static SluiceException overflow(Object value, String type) {
        return new SluiceException(ErrorCode.NUMERIC_OVERFLOW, "the value " + value + " does not fit " + type);
    }
}
