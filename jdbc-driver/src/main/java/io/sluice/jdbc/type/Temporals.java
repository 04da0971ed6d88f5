package io.sluice.jdbc.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Values read as dates and times of {@code java.time}. A TIMESTAMP has no zone; where a point in time is asked for it counts as
 * UTC, as event time does everywhere in Sluice. The zone of the JVM plays no part.
 */
public final class Temporals {
    private Temporals() {}

    /** @param value not null, as for the other methods */
    public static LocalDate toLocalDate(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        if (value instanceof String text && text.strip().length() <= 10) {
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeException e) {
                throw Casts.impossible(value, "DATE");
            }
        }
        if (value instanceof LocalTime || value instanceof java.sql.Time) {
            throw Casts.impossible(value, "DATE");
        }
        return toLocalDateTime(value, "DATE").toLocalDate();
    }

    public static LocalTime toLocalTime(Object value) {
        if (value instanceof LocalTime time) {
            return time;
        }
        if (value instanceof java.sql.Time time) {
            return SqlDates.toLocalTime(time);
        }
        if (value instanceof String text && !text.contains("-")) {
            try {
                return LocalTime.parse(text.strip());
            } catch (DateTimeException e) {
                throw Casts.impossible(value, "TIME");
            }
        }
        if (value instanceof LocalDate || value instanceof java.sql.Date) {
            throw Casts.impossible(value, "TIME");
        }
        return toLocalDateTime(value, "TIME").toLocalTime();
    }

    public static LocalDateTime toLocalDateTime(Object value) {
        return toLocalDateTime(value, "TIMESTAMP");
    }

    public static Instant toInstant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toInstant();
        }
        return toLocalDateTime(value, "TIMESTAMP_LTZ").toInstant(ZoneOffset.UTC);
    }

    public static OffsetDateTime toOffsetDateTime(Object value) {
        return value instanceof OffsetDateTime time ? time : toInstant(value).atOffset(ZoneOffset.UTC);
    }

    private static LocalDateTime toLocalDateTime(Object value, String target) {
        if (value instanceof LocalDateTime timestamp) {
            return timestamp;
        }
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().atStartOfDay();
        }
        if (value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return LocalDateTime.ofInstant(toInstant(value), ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return parse(text.strip(), target);
        }
        throw Casts.impossible(value, target);
    }

    private static LocalDateTime parse(String text, String target) {
        try {
            String iso = text.replace(' ', 'T');
            if (iso.length() <= 10) {
                return LocalDate.parse(iso).atStartOfDay();
            }
            boolean shortOffset = iso.charAt(iso.length() - 3) == '+' || iso.charAt(iso.length() - 3) == '-';
            return iso.endsWith("Z") || Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-')) > 10
                    ? LocalDateTime.ofInstant(
                            OffsetDateTime.parse(shortOffset ? iso + ":00" : iso)
                                    .toInstant(),
                            ZoneOffset.UTC)
                    : LocalDateTime.parse(iso);
        } catch (DateTimeException e) {
            throw Casts.impossible(text, target);
        }
    }
}
