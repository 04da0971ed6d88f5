package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.memory.Words;

/**
 * Reads values of one type in their usual forms straight from bytes whose end is not known yet: digits, {@code 1.25}, {@code true},
 * {@code 2026-01-31}, {@code 2026-01-31 10:00:00.123}. What it reads {@link SqlTextParser} reads the same; what is written otherwise is left to
 * that. For one thread at a time.
 */
public final class PrefixParser {
    /** Nothing in a usual form stands there. */
    public static final int NONE = -1;

    /** No form is longer. */
    private static final int ROOM = 40;

    private static final int LONG_DIGITS = 18;
    private static final int EXACT_DOUBLE_DIGITS = 15;
    private static final long[] POWERS = powers();

    private final TypeKind kind;
    private final int precision;
    private final int scale;
    private final TimestampForm timestamps;
    private long value;
    private double approximate;
    private int digits;
    private int fractionDigits;

    public PrefixParser(SqlType type) {
        this.kind = type.kind();
        this.precision = type.precision();
        this.scale = type.scale();
        this.timestamps = kind == TypeKind.DATE || kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_LTZ
                ? new TimestampForm(type)
                : null;
    }

    /** Whether values are numbers, which JSON writes without quotes. */
    public boolean isNumeric() {
        return kind.isInteger() || kind.isApproximate() || kind == TypeKind.DECIMAL;
    }

    /**
     * Reads a value that starts at {@code from}; {@link #append} appends it.
     *
     * @param to bytes from there on are not looked at
     * @return where it ends, if what stands there ends it; {@link #NONE} also when the block may end too soon
     */
    public int read(byte[] bytes, int from, int to) {
        if (to - from < ROOM) {
            return NONE;
        }
        return switch (kind) {
            case BIGINT, INTEGER, SMALLINT, TINYINT -> integer(bytes, from);
            case TIMESTAMP, TIMESTAMP_LTZ -> keep(timestamps.timestamp(bytes, from));
            case DATE -> keep(timestamps.date(bytes, from));
            case REAL, DOUBLE -> approximate(bytes, from);
            case DECIMAL -> decimal(bytes, from);
            case BOOLEAN -> truth(bytes, from);
            default -> NONE;
        };
    }

    /** Appends the value last read. */
    public void append(ColumnBuilder out) {
        switch (kind) {
            case BOOLEAN -> out.appendBoolean(value != 0);
            case REAL, DOUBLE -> out.appendDouble(approximate);
            case DECIMAL -> out.appendDecimal(value >> 63, value);
            default -> out.appendLong(value);
        }
    }

    private int keep(int end) {
        value = timestamps.value();
        return end;
    }

    private int integer(byte[] bytes, int from) {
        boolean minus = bytes[from] == '-';
        int end = digits(bytes, from, minus);
        if (end == NONE || digits == 0) {
            return NONE;
        }
        value = minus ? -value : value;
        return switch (kind) {
            case TINYINT -> value == (byte) value ? end : NONE;
            case SMALLINT -> value == (short) value ? end : NONE;
            case INTEGER -> value == (int) value ? end : NONE;
            default -> end;
        };
    }

    private int approximate(byte[] bytes, int from) {
        boolean minus = bytes[from] == '-';
        int end = pointed(bytes, from, minus);
        if (end == NONE || digits == 0 || digits > EXACT_DOUBLE_DIGITS) {
            return NONE;
        }
        // Both numbers are exact, so the one rounding gives the nearest double.
        double magnitude = value / (double) POWERS[fractionDigits];
        approximate = minus ? -magnitude : magnitude;
        return end;
    }

    private int decimal(byte[] bytes, int from) {
        boolean minus = bytes[from] == '-';
        int end = pointed(bytes, from, minus);
        int shift = scale - fractionDigits;
        if (end == NONE || digits == 0 || shift < 0 || digits + shift > Math.min(LONG_DIGITS, precision)) {
            return NONE;
        }
        value *= POWERS[shift];
        value = minus ? -value : value;
        return end;
    }

    private int truth(byte[] bytes, int from) {
        boolean yes = bytes[from] == 't';
        String word = yes ? "true" : "false";
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return NONE;
            }
        }
        value = yes ? 1 : 0;
        return from + word.length();
    }

    /** Digits with or without a point among them: leaves them as one number in {@code value}. */
    private int pointed(byte[] bytes, int from, boolean signed) {
        int end = digits(bytes, from, signed);
        fractionDigits = 0;
        if (end != NONE && bytes[end] == '.') {
            int whole = digits;
            end = moreDigits(bytes, end + 1);
            fractionDigits = digits - whole;
        }
        return end;
    }

    private int digits(byte[] bytes, int from, boolean signed) {
        value = 0;
        digits = 0;
        return moreDigits(bytes, signed ? from + 1 : from);
    }

    /** Adds digits to {@code value} and gives where they end; NONE when there are too many for it. */
    private int moreDigits(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long word = Words.get(bytes, at) ^ Digits.ZEROS;
            int count = Digits.leading(word);
            digits += count;
            if (digits > LONG_DIGITS) {
                return NONE;
            }
            if (count > 0) {
                value = value * POWERS[count] + Digits.number(word, count);
            }
            at += count;
            if (count < 8) {
                return at;
            }
        }
    }

    private static long[] powers() {
        long[] powers = new long[LONG_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
