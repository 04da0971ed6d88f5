package io.sluice.runtime.state;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.memory.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Moves the first sort key of encoded rows by a distance, for frames of RANGE: gives the encoded key that lies so far before or behind, at
 * the end of its type's range where it would overflow. Keys are numbers or times. Not thread-safe.
 */
public final class OrderedKeyShift implements AutoCloseable {
    private static final int MARK = 1;
    private static final int BUFFER = 32;
    /** The ends of months differ by less than this many days. */
    private static final int MONTH_SLACK_DAYS = 4;

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final SqlType type;
    private final SortKey key;
    private final OrderedFixedField field;
    private final long units;
    private final double real;
    private final int months;
    private final BigInteger unscaled;
    private final ArrowBuf buffer;

    /** @param distance a number or an interval in the Java form of its type, not negative */
    public OrderedKeyShift(SqlType type, SortKey key, Object distance, boolean monthly, BufferAllocator allocator) {
        this.type = type;
        this.key = key;
        this.field = (OrderedFixedField) OrderedField.of(0, type, key.descending(), key.nullsFirst());
        BigDecimal number = distance instanceof BigDecimal decimal ? decimal : new BigDecimal(distance.toString());
        this.real = number.doubleValue();
        this.months = monthly ? number.intValue() : 0;
        this.unscaled = type.kind() == TypeKind.DECIMAL
                ? number.setScale(type.scale(), RoundingMode.FLOOR).unscaledValue()
                : BigInteger.ZERO;
        this.units = saturated(number.divide(BigDecimal.valueOf(nanosPerUnit(type)), 0, RoundingMode.FLOOR)
                .toBigInteger());
        this.buffer = allocator.buffer(BUFFER);
    }

    private static long nanosPerUnit(SqlType type) {
        return switch (type.kind()) {
            case DATE -> NANOS_PER_DAY;
            case TIMESTAMP, TIMESTAMP_LTZ -> 1_000_000_000L / type.timeUnit().perSecond();
            default -> 1;
        };
    }

    private static long saturated(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE;
    }

    /** Where the moved key stands. */
    public long address() {
        return buffer.memoryAddress();
    }

    /**
     * Moves the key of a row.
     *
     * @param behind towards the rows that come later in the order
     * @param generous rather too far than not far enough, where moving forth and back is not exact
     * @return length of the moved key; −1 when the key is NULL
     */
    public int shift(long row, boolean behind, boolean generous) {
        if (field.skip(row) == row + MARK) {
            return -1;
        }
        boolean add = behind != key.descending();
        Memory.putByte(address(), Memory.getByte(row));
        if (type.kind() == TypeKind.DECIMAL) {
            BigInteger value = field.decimal(row + MARK);
            field.putDecimal(address() + MARK, add ? value.add(unscaled) : value.subtract(unscaled));
        } else {
            field.put(address() + MARK, moved(field.get(row + MARK), add, generous));
        }
        return (int) (field.skip(address()) - address());
    }

    private long moved(long value, boolean add, boolean generous) {
        if (type.kind().isApproximate()) {
            double from = LongCodec.decode(value);
            double to = add ? from + real : from - real;
            double slack = generous && !Double.isInfinite(to)
                    ? 4 * Math.ulp(Math.max(Math.abs(from), Math.max(real, Math.abs(to))))
                    : 0;
            return LongCodec.encode(add ? to + slack : to - slack);
        }
        if (months != 0) {
            return movedByMonths(value, add, generous);
        }
        return fitted(saturatedAdd(value, add ? units : -units));
    }

    private long movedByMonths(long value, boolean add, boolean generous) {
        if (type.kind() == TypeKind.INTERVAL_YEAR) {
            return fitted(saturatedAdd(value, add ? months : -months));
        }
        int days = generous ? MONTH_SLACK_DAYS : 0;
        long perSecond = type.kind() == TypeKind.DATE ? 0 : type.timeUnit().perSecond();
        long seconds = perSecond == 0 ? value * 86_400 : Math.floorDiv(value, perSecond);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        LocalDateTime moved = add
                ? time.plusMonths(months).plusDays(days)
                : time.minusMonths(months).minusDays(days);
        long result = moved.toEpochSecond(ZoneOffset.UTC);
        return perSecond == 0
                ? fitted(Math.floorDiv(result, 86_400))
                : result * perSecond + Math.floorMod(value, perSecond);
    }

    private static long saturatedAdd(long value, long distance) {
        long sum = value + distance;
        boolean overflow = ((value ^ sum) & (distance ^ sum)) < 0;
        return overflow ? (distance < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** Within what the key's bytes can hold. */
    private long fitted(long value) {
        int bits = field.width() * 8 - 1;
        if (bits >= 63) {
            return value;
        }
        return Math.max(-1L << bits, Math.min((1L << bits) - 1, value));
    }

    @Override
    public void close() {
        buffer.close();
    }
}
