package io.sluice.planner.function;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates and timestamps between their stored form and {@link LocalDateTime}; TIMESTAMP_LTZ is read as UTC. */
public final class Moments {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Moments() {}

    static LocalDateTime of(Object value, SqlType type) {
        if (type.kind() == TypeKind.DATE) {
            return LocalDate.ofEpochDay((Integer) value).atStartOfDay();
        }
        long perSecond = type.timeUnit().perSecond();
        long units = (Long) value;
        long nanos = Math.floorMod(units, perSecond) * (NANOS_PER_SECOND / perSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(units, perSecond), (int) nanos, ZoneOffset.UTC);
    }

    /** @throws ArithmeticException when the type cannot hold the time */
    static Object to(LocalDateTime moment, SqlType type) {
        if (type.kind() == TypeKind.DATE) {
            return Math.toIntExact(moment.toLocalDate().toEpochDay());
        }
        long perSecond = type.timeUnit().perSecond();
        return Math.addExact(
                Math.multiplyExact(moment.toEpochSecond(ZoneOffset.UTC), perSecond),
                moment.getNano() / (NANOS_PER_SECOND / perSecond));
    }

    /** The time this many seconds and nanoseconds after 1970 in UTC. */
    public static LocalDateTime ofEpoch(long seconds, long nanos) {
        return LocalDateTime.ofEpochSecond(
                Math.addExact(seconds, Math.floorDiv(nanos, NANOS_PER_SECOND)),
                (int) Math.floorMod(nanos, NANOS_PER_SECOND),
                ZoneOffset.UTC);
    }
}
