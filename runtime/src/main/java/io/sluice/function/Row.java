package io.sluice.function;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A row that a {@link KeyedFunction} is given; valid during the call. */
public interface Row {
    /**
     * The value of a column, null for NULL: numbers as Byte to Long, Float, Double or BigDecimal; String, byte[], LocalDate, LocalTime,
     * LocalDateTime, Instant, Duration, Period; List, Map, and List for ROW.
     *
     * @param column without regard to case
     * @throws IllegalArgumentException when there is no such column
     */
    Object get(String column);

    /** A number as a long; 0 for NULL. */
    default long getLong(String column) {
        Object value = get(column);
        return value == null ? 0 : ((Number) value).longValue();
    }

    /** A number as a double; 0 for NULL. */
    default double getDouble(String column) {
        Object value = get(column);
        return value == null ? 0 : ((Number) value).doubleValue();
    }

    /** The value as text; null for NULL. */
    default String getString(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    /** A TIMESTAMP, taken as UTC, or a TIMESTAMP WITH LOCAL TIME ZONE; null for NULL. */
    default Instant getInstant(String column) {
        Object value = get(column);
        return value instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : (Instant) value;
    }
}
