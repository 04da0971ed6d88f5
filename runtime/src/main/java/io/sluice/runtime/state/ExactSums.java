package io.sluice.runtime.state;

import java.util.Arrays;

/**
 * Exact sums of doubles, one per group: adding and taking back in any order gives the same sum, which is rounded once, when it is
 * read. A sum is a fixed-point number of 32-bit digits, each in a long so that carries may wait; only the digits that are in use are
 * stored, in a segment of a shared pool.
 */
public final class ExactSums {
    private static final int[] LENGTHS = {4, 6, 9, 14, 24, 40, FixedPoint.DIGITS};
    private static final int WEIGHT_BITS = 29;
    private static final int CARRY_LIMIT = 1 << WEIGHT_BITS;
    private static final int NAN = 0;
    private static final int PLUS_INFINITY = 1;
    private static final int MINUS_INFINITY = 2;

    /** All segments; index 0 is never used, so that 0 says a group has none. */
    private long[] pool = new long[64];

    private int poolEnd = 1;
    /** Freed segments of each length, linked through their first digit. */
    private final int[] freed = new int[LENGTHS.length];

    private int[] segments = new int[8];
    private byte[] lowest = new byte[8];
    private byte[] classes = new byte[8];
    private int[] pending = new int[8];
    /** How many NaN, +∞ and −∞ a group holds; null until the first. */
    private long[] specials;

    /** Makes room for groups below {@code bound}. */
    public void ensureGroups(int bound) {
        if (bound > segments.length) {
            int size = Math.max(bound, 2 * segments.length);
            segments = Arrays.copyOf(segments, size);
            lowest = Arrays.copyOf(lowest, size);
            classes = Arrays.copyOf(classes, size);
            pending = Arrays.copyOf(pending, size);
            specials = specials == null ? null : Arrays.copyOf(specials, 3 * size);
        }
    }

    /** Adds {@code weight} times the value. */
    public void add(int group, double value, long weight) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & 0x7ff;
        if (exponent == 0x7ff) {
            addSpecial(group, value, weight);
            return;
        }
        long mantissa = bits & (1L << 52) - 1 | (exponent == 0 ? 0 : 1L << 52);
        if (mantissa == 0) {
            return;
        }
        int position = Math.max(exponent, 1) - 1;
        long left = weight;
        // In steps of 29 bits: the product of a digit and a step leaves room for waiting carries.
        for (int step = position; left != 0; step += WEIGHT_BITS) {
            long part = left % CARRY_LIMIT;
            addScaled(group, mantissa, step, bits < 0 ? -part : part);
            left /= CARRY_LIMIT;
        }
    }

    /** The sum, rounded to the nearest double. */
    public double get(int group) {
        if (specials != null) {
            boolean plus = specials[3 * group + PLUS_INFINITY] > 0;
            boolean minus = specials[3 * group + MINUS_INFINITY] > 0;
            if (specials[3 * group + NAN] > 0 || plus && minus) {
                return Double.NaN;
            }
            if (plus || minus) {
                return plus ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
        }
        int segment = segments[group];
        return segment == 0 ? 0 : FixedPoint.round(pool, segment, LENGTHS[classes[group]], lowest[group]);
    }

    /** Adds the exact sum that another holds for {@code source} to {@code target}. */
    public void addAll(int target, ExactSums other, int source) {
        if (other.specials != null) {
            for (int kind = NAN; kind <= MINUS_INFINITY; kind++) {
                if (other.specials[3 * source + kind] != 0) {
                    addSpecial(target, kind, other.specials[3 * source + kind]);
                }
            }
        }
        if (other.segments[source] == 0) {
            return;
        }
        other.carry(source);
        int length = LENGTHS[other.classes[source]];
        int first = other.lowest[source];
        for (int i = 0; i < length; i++) {
            long digit = other.pool[other.segments[source] + i];
            if (digit != 0) {
                addDigit(target, first + i, digit);
            }
        }
    }

    /** Sets the sum to zero. */
    public void clear(int group) {
        if (segments[group] != 0) {
            release(group);
            pending[group] = 0;
        }
        if (specials != null) {
            Arrays.fill(specials, 3 * group, 3 * group + 3, 0);
        }
    }

    public long stateBytes() {
        return 8L * (pool.length + (specials == null ? 0 : specials.length)) + 10L * segments.length;
    }

    /** Writes the sums of groups below {@code bound}. */
    public void snapshot(StateWriter writer, String prefix, int bound) {
        long[] shapes = new long[bound];
        long[] digits = new long[poolEnd];
        int count = 0;
        for (int group = 0; group < bound && group < segments.length; group++) {
            if (segments[group] != 0) {
                carry(group);
                int length = LENGTHS[classes[group]];
                shapes[group] = 1 + ((long) lowest[group] << 8 | classes[group]);
                System.arraycopy(pool, segments[group], digits, count, length);
                count += length;
            }
        }
        writer.writeLongs(prefix + "shapes", shapes, bound);
        writer.writeLongs(prefix + "digits", digits, count);
        writer.writeLongs(
                prefix + "specials", specials == null ? new long[0] : specials, specials == null ? 0 : specials.length);
    }

    public void restore(StateReader reader, String prefix) {
        long[] shapes = reader.readLongs(prefix + "shapes");
        long[] digits = reader.readLongs(prefix + "digits");
        ensureGroups(shapes.length);
        int at = 0;
        for (int group = 0; group < shapes.length; group++) {
            if (shapes[group] != 0) {
                classes[group] = (byte) (shapes[group] - 1);
                lowest[group] = (byte) (shapes[group] - 1 >> 8);
                int length = LENGTHS[classes[group]];
                segments[group] = allocate(classes[group]);
                System.arraycopy(digits, at, pool, segments[group], length);
                at += length;
            }
        }
        long[] counts = reader.readLongs(prefix + "specials");
        specials = counts.length == 0 ? null : Arrays.copyOf(counts, 3 * segments.length);
    }

    private void addScaled(int group, long mantissa, int position, long factor) {
        int digit = position >>> 5;
        int shift = position & 31;
        int at = locate(group, digit);
        long low = mantissa << shift;
        long high = mantissa >>> 1 >>> 63 - shift;
        pool[at] += (low & 0xffffffffL) * factor;
        pool[at + 1] += (low >>> 32) * factor;
        pool[at + 2] += high * factor;
        pending[group] += (int) Math.abs(factor);
        if (pending[group] >= CARRY_LIMIT) {
            carry(group);
        }
    }

    /** @param amount a carried digit: at most 2^32 either way */
    private void addDigit(int group, int digit, long amount) {
        int lowest = Math.min(digit, FixedPoint.DIGITS - 3);
        int at = locate(group, lowest) + digit - lowest;
        pool[at] += amount;
        if (++pending[group] >= CARRY_LIMIT) {
            carry(group);
        }
    }

    /** Index in the pool of a digit of the group, with two more stored behind it. */
    private int locate(int group, int digit) {
        int segment = segments[group];
        int first = lowest[group];
        if (segment == 0 || digit < first || digit + 3 > first + LENGTHS[classes[group]]) {
            widen(group, digit, digit + 3);
        }
        return segments[group] + digit - lowest[group];
    }

    private void widen(int group, int from, int to) {
        int segment = segments[group];
        int oldFirst = segment == 0 ? from : lowest[group];
        int oldLength = segment == 0 ? 0 : LENGTHS[classes[group]];
        int first = Math.min(from, oldFirst);
        int needed = Math.max(to, oldFirst + oldLength) - first;
        int size = 0;
        while (LENGTHS[size] < needed) {
            size++;
        }
        first = Math.min(first, FixedPoint.DIGITS - LENGTHS[size]);
        int larger = allocate(size);
        System.arraycopy(pool, segment, pool, larger + oldFirst - first, oldLength);
        if (segment != 0) {
            release(group);
        }
        segments[group] = larger;
        lowest[group] = (byte) first;
        classes[group] = (byte) size;
    }

    /** Brings every digit but the highest into [0, 2^32); the highest holds the sign. */
    private void carry(int group) {
        pending[group] = 0;
        int last = segments[group] + LENGTHS[classes[group]] - 1;
        for (int i = segments[group]; i < last; i++) {
            pool[i + 1] += pool[i] >> 32;
            pool[i] &= 0xffffffffL;
        }
        int end = lowest[group] + LENGTHS[classes[group]];
        if (Math.abs(pool[last]) >>> 32 != 0 && end < FixedPoint.DIGITS) {
            long top = pool[last];
            widen(group, lowest[group], end + 1);
            int at = segments[group] + end - 1 - lowest[group];
            pool[at] = top & 0xffffffffL;
            pool[at + 1] += top >> 32;
        }
    }

    private void addSpecial(int group, double value, long weight) {
        addSpecial(group, Double.isNaN(value) ? NAN : value > 0 ? PLUS_INFINITY : MINUS_INFINITY, weight);
    }

    private void addSpecial(int group, int kind, long weight) {
        if (specials == null) {
            specials = new long[3 * segments.length];
        }
        specials[3 * group + kind] += weight;
    }

    private int allocate(int size) {
        int segment = freed[size];
        if (segment != 0) {
            freed[size] = (int) pool[segment];
        } else {
            segment = poolEnd;
            poolEnd = Math.addExact(poolEnd, LENGTHS[size]);
            if (poolEnd > pool.length) {
                pool = Arrays.copyOf(pool, Math.max(poolEnd, pool.length + (pool.length >> 1)));
            }
        }
        Arrays.fill(pool, segment, segment + LENGTHS[size], 0);
        return segment;
    }

    private void release(int group) {
        int segment = segments[group];
        pool[segment] = freed[classes[group]];
        freed[classes[group]] = segment;
        segments[group] = 0;
    }
}
