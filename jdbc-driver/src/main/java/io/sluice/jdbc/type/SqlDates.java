package io.sluice.jdbc.type;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;

/**
 * The classes of {@code java.sql} count milliseconds of a point in time but mean a wall clock: that of the JVM's zone, or of the
 * calendar given with the call. These conversions keep what the wall clock shows, nanoseconds included where the class has them.
 * Only an hour that the zone skips in spring has no such value: it moves on by that hour; {@code LocalDateTime} knows no zone.
 */
public final class SqlDates {
    private static final LocalDate EPOCH = LocalDate.EPOCH;

    private SqlDates() {}

    /** @param calendar whose zone the wall clock is in; null for the JVM's */
    public static Timestamp timestamp(LocalDateTime value, Calendar calendar) {
        return calendar == null
                ? Timestamp.valueOf(value)
                : Timestamp.from(value.atZone(zone(calendar)).toInstant());
    }

    public static Date date(LocalDate value, Calendar calendar) {
        return calendar == null
                ? Date.valueOf(value)
                : new Date(value.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
    }

    /** With milliseconds; a {@link Time} has no more. */
    public static Time time(LocalTime value, Calendar calendar) {
        ZoneId zone = calendar == null ? ZoneId.systemDefault() : zone(calendar);
        return new Time(value.atDate(EPOCH).atZone(zone).toInstant().toEpochMilli());
    }

    public static LocalDateTime toLocalDateTime(Timestamp value, Calendar calendar) {
        return calendar == null ? value.toLocalDateTime() : LocalDateTime.ofInstant(value.toInstant(), zone(calendar));
    }

    public static LocalDate toLocalDate(Date value, Calendar calendar) {
        return calendar == null
                ? value.toLocalDate()
                : LocalDate.ofInstant(Instant.ofEpochMilli(value.getTime()), zone(calendar));
    }

    public static LocalTime toLocalTime(Time value, Calendar calendar) {
        ZoneId zone = calendar == null ? ZoneId.systemDefault() : zone(calendar);
        return LocalTime.ofInstant(Instant.ofEpochMilli(value.getTime()), zone);
    }

    static LocalTime toLocalTime(Time value) {
        return toLocalTime(value, null);
    }

    private static ZoneId zone(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }
}
