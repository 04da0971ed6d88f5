package io.sluice.planner.function.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** The patterns of {@link DateTimeFormatter}, which are those of Flink and Spark. */
record JavaTimeFormat(String pattern, DateTimeFormatter formatter) implements TimeFormat {
    static JavaTimeFormat of(String pattern) {
        try {
            return new JavaTimeFormat(pattern, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + pattern + "' is not a pattern of times: " + e.getMessage(), e);
        }
    }

    @Override
    public String format(LocalDateTime time) {
        return formatter.format(time.atOffset(ZoneOffset.UTC));
    }

    @Override
    public LocalDateTime parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            LocalDateTime local =
                    LocalDateTime.of(date == null ? dateOf(parsed) : date, time == null ? LocalTime.MIDNIGHT : time);
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            return offset == null ? local : local.minusSeconds(offset.getTotalSeconds());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time like " + pattern, e);
        }
    }

    private static LocalDate dateOf(TemporalAccessor parsed) {
        return LocalDate.of(
                field(parsed, parsed.isSupported(ChronoField.YEAR) ? ChronoField.YEAR : ChronoField.YEAR_OF_ERA, 1970),
                field(parsed, ChronoField.MONTH_OF_YEAR, 1),
                field(parsed, ChronoField.DAY_OF_MONTH, 1));
    }

    private static int field(TemporalAccessor parsed, ChronoField field, int otherwise) {
        return parsed.isSupported(field) ? parsed.get(field) : otherwise;
    }
}
