package io.sluice.runtime.result;

import io.sluice.planner.type.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;

/** Brings java.time values into the form of a date, time, timestamp or interval: null when a value is none of the type. */
final class TimeConversion {
    private static final long NANOS = 1_000_000_000L;

    private final SqlType type;

    TimeConversion(SqlType type) {
        this.type = type;
    }

    Object convert(Object value) {
        return switch (type.kind()) {
            case DATE -> value instanceof LocalDate date ? Math.toIntExact(date.toEpochDay()) : null;
            case TIME -> value instanceof LocalTime time ? cut(time.toNanoOfDay(), 9) : null;
            case TIMESTAMP -> timestamp(value);
            case TIMESTAMP_LTZ -> instant(value);
            case INTERVAL_DAY -> value instanceof Duration duration ? duration.toNanos() : null;
            case INTERVAL_YEAR -> value instanceof Period period ? months(period) : null;
            default -> null;
        };
    }

    /** Wall-clock time; moments are read in UTC. */
    private Object timestamp(Object value) {
        if (value instanceof LocalDateTime local) {
            return units(local.toEpochSecond(ZoneOffset.UTC), local.getNano());
        }
        if (value instanceof LocalDate date) {
            return units(date.toEpochDay() * 86_400, 0);
        }
        return instant(value);
    }

    private Object instant(Object value) {
        if (value instanceof Instant instant) {
            return units(instant.getEpochSecond(), instant.getNano());
        }
        if (value instanceof OffsetDateTime offset) {
            return units(offset.toEpochSecond(), offset.getNano());
        }
        if (value instanceof ZonedDateTime zoned) {
            return units(zoned.toEpochSecond(), zoned.getNano());
        }
        if (value instanceof Date date && date.getClass() == Date.class) {
            return convert(date.toInstant());
        }
        return null;
    }

    private Long units(long seconds, int nanos) {
        long perSecond = type.timeUnit().perSecond();
        long value = Math.addExact(Math.multiplyExact(seconds, perSecond), nanos / (NANOS / perSecond));
        return cut(value, type.timeUnit().digits());
    }

    /** Cuts a number with that many fraction digits down to the type's. */
    private Long cut(long value, int digits) {
        long unit = 1;
        for (int i = Math.max(0, type.precision()); i < digits; i++) {
            unit *= 10;
        }
        return value - Math.floorMod(value, unit);
    }

    private static Integer months(Period period) {
        return period.getDays() == 0 ? Math.toIntExact(period.toTotalMonths()) : null;
    }
}
