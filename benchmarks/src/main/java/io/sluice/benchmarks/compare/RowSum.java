package io.sluice.benchmarks.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/**
 * Adds up the rows of a result, cell by cell, in a form that does not depend on the engine: integers whole, other numbers to nine digits, times
 * in milliseconds, texts as UTF-8. A row may be taken back. For one thread; sums of several threads may be {@linkplain #add added}.
 */
public final class RowSum {
    private static final long NULL = 0x6e756c6cL;
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final MathContext NINE_DIGITS = new MathContext(9);

    private long rows;
    private long checksum;
    private long row;

    public void addNull() {
        cell(NULL);
    }

    /** Any integer, also a boolean as 0 or 1. */
    public void addInteger(long value) {
        cell(mix(value));
    }

    public void addNumber(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            cell(mix(Double.doubleToLongBits(value)));
        } else {
            BigDecimal rounded = BigDecimal.valueOf(value).round(NINE_DIGITS);
            cell(mix(Double.doubleToLongBits(rounded.doubleValue() + 0.0)));
        }
    }

    /** A number with decimal places, or an integer of any size when there are none. */
    public void addDecimal(BigDecimal value) {
        if (value.scale() <= 0) {
            addInteger(value.longValueExact());
        } else {
            addNumber(value.doubleValue());
        }
    }

    public void addText(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        addText(bytes, bytes.length);
    }

    /** The first so many bytes. */
    public void addText(byte[] utf8, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + utf8[i];
        }
        cell(mix(hash));
    }

    /** A point in time, with or without zone. */
    public void addMillis(long sinceEpoch) {
        cell(mix(sinceEpoch) + 1);
    }

    public void addDays(long sinceEpoch) {
        cell(mix(sinceEpoch) + 2);
    }

    /** @param count how often the row stands in the result; less than zero takes it back */
    public void endRow(long count) {
        rows += count;
        checksum += count * mix(row);
        row = 0;
    }

    /** Adds what another has gathered. */
    public void add(RowSum other) {
        rows += other.rows;
        checksum += other.checksum;
    }

    /** Forgets all rows. */
    public void clear() {
        rows = 0;
        checksum = 0;
        row = 0;
    }

    public ResultSum sum() {
        return new ResultSum(rows, checksum);
    }

    private void cell(long hash) {
        row = row * PRIME + hash;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
