package io.sluice.runtime.operator.window;

import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.operator.Tick;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.time.Duration;

/** Conversions between durations, watermarks and the unit of a time column. */
public final class EventTimes {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private EventTimes() {}

    /** The duration in units of a time column; an error when it is no whole number of them. */
    public static long units(Duration duration, TimeUnit unit) {
        long nanosPerUnit = NANOS_PER_SECOND / unit.perSecond();
        if (duration.getNano() % nanosPerUnit != 0) {
            throw new SluiceException(
                    ErrorCode.INVALID_WINDOW,
                    "a window of " + duration + " needs a time column of more digits than TIMESTAMP(" + unit.digits()
                            + ")");
        }
        try {
            return Math.addExact(
                    Math.multiplyExact(duration.getSeconds(), unit.perSecond()), duration.getNano() / nanosPerUnit);
        } catch (ArithmeticException e) {
            throw new SluiceException(ErrorCode.INVALID_WINDOW, "a window of " + duration + " is too long", e);
        }
    }

    /**
     * The largest window end, in {@code unit}, that lies {@code grace} or more behind a watermark: windows that end there or earlier are
     * closed. Long.MIN_VALUE when none is, Long.MAX_VALUE when all are.
     *
     * @param watermark in microseconds, as in {@link Tick#watermark()}
     */
    public static long closedThrough(long watermark, Duration grace, TimeUnit unit) {
        if (watermark == Tick.NO_WATERMARK || watermark == Tick.END_OF_INPUT) {
            return watermark;
        }
        long micros = saturatedSubtract(watermark, micros(grace));
        return switch (unit) {
            case MILLIS -> Math.floorDiv(micros, 1000);
            case MICROS -> micros;
            case NANOS -> saturatedMultiply(micros, 1000);
        };
    }

    /**
     * The smallest time, in {@code unit}, that plus a duration is not below a watermark. Long.MIN_VALUE before any watermark, Long.MAX_VALUE
     * once there is no more input.
     *
     * @param watermark in microseconds, as in {@link Tick#watermark()}
     */
    public static long firstNotBelow(long watermark, Duration duration, TimeUnit unit) {
        if (watermark == Tick.NO_WATERMARK || watermark == Tick.END_OF_INPUT) {
            return watermark;
        }
        long micros = saturatedSubtract(watermark, micros(duration));
        return switch (unit) {
            case MILLIS -> Math.floorDiv(micros, 1000) + (Math.floorMod(micros, 1000) == 0 ? 0 : 1);
            case MICROS -> micros;
            case NANOS -> saturatedMultiply(micros, 1000);
        };
    }

    /** Never less than the duration; Long.MAX_VALUE for those that do not fit. */
    static long micros(Duration duration) {
        long rest = (duration.getNano() + 999L) / 1000;
        if (duration.getSeconds() > (Long.MAX_VALUE - rest) / MICROS_PER_SECOND) {
            return Long.MAX_VALUE;
        }
        return duration.getSeconds() * MICROS_PER_SECOND + rest;
    }

    /** The sum with what is not negative, or the largest long there is. */
    static long saturatedAdd(long value, long positive) {
        long sum = value + positive;
        return sum < value ? Long.MAX_VALUE : sum;
    }

    private static long saturatedSubtract(long value, long positive) {
        long difference = value - positive;
        return difference > value ? Long.MIN_VALUE : difference;
    }

    /** The product, or the nearest long there is. */
    public static long saturatedMultiply(long value, long factor) {
        if (Math.multiplyHigh(value, factor) != value * factor >> 63) {
            return value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return value * factor;
    }
}
