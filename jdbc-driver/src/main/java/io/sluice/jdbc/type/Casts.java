package io.sluice.jdbc.type;

import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** {@code getObject(column, Class)}: from the engine's value to the class the caller names. */
public final class Casts {
    private static final Map<Class<?>, Function<Object, Object>> BY_CLASS = Map.ofEntries(
            Map.entry(Object.class, value -> value),
            Map.entry(String.class, SqlText::of),
            Map.entry(Boolean.class, Numbers::toBoolean),
            Map.entry(Byte.class, v ->
                    (byte) Numbers.inRange(Numbers.toLong(v), Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT")),
            Map.entry(Short.class, v ->
                    (short) Numbers.inRange(Numbers.toLong(v), Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT")),
            Map.entry(Integer.class, Numbers::toInt),
            Map.entry(Long.class, Numbers::toLong),
            Map.entry(Float.class, v -> (float) Numbers.toDouble(v)),
            Map.entry(Double.class, Numbers::toDouble),
            Map.entry(BigDecimal.class, Numbers::toBigDecimal),
            Map.entry(BigInteger.class, v -> Numbers.toBigDecimal(v).toBigInteger()),
            Map.entry(byte[].class, Casts::toBytes),
            Map.entry(LocalDate.class, Temporals::toLocalDate),
            Map.entry(LocalTime.class, Temporals::toLocalTime),
            Map.entry(LocalDateTime.class, Temporals::toLocalDateTime),
            Map.entry(Instant.class, Temporals::toInstant),
            Map.entry(OffsetDateTime.class, Temporals::toOffsetDateTime),
            Map.entry(ZonedDateTime.class, v -> Temporals.toInstant(v).atZone(ZoneOffset.UTC)),
            Map.entry(java.sql.Date.class, v -> SqlDates.date(Temporals.toLocalDate(v), null)),
            Map.entry(java.sql.Time.class, v -> SqlDates.time(Temporals.toLocalTime(v), null)),
            Map.entry(java.sql.Timestamp.class, Casts::toTimestamp),
            Map.entry(
                    java.util.Date.class, v -> new java.util.Date(toTimestamp(v).getTime())),
            Map.entry(Duration.class, v -> same(v, Duration.class)),
            Map.entry(Period.class, v -> same(v, Period.class)),
            Map.entry(List.class, v -> same(v, List.class)),
            Map.entry(Map.class, v -> same(v, Map.class)),
            Map.entry(UUID.class, Casts::toUuid));

    private Casts() {}

    /**
     * @param value not null, in the form {@link io.sluice.QueryResult#getObject} gives
     * @return the value as that class; NOT_SUPPORTED for a class there is no way to, INVALID_CAST for a value that does not fit it
     */
    public static <T> T to(Object value, Class<T> target) {
        if (target.isInstance(value) && target != Object.class) {
            return target.cast(value);
        }
        Function<Object, Object> cast = BY_CLASS.get(target);
        if (cast == null) {
            TreeSet<String> names = new TreeSet<>();
            BY_CLASS.keySet().forEach(known -> names.add(known.getSimpleName()));
            throw new SluiceException(
                    ErrorCode.NOT_SUPPORTED,
                    "values cannot be read as " + target.getName() + "; readable are " + String.join(", ", names));
        }
        return target.cast(cast.apply(value));
    }

    /** The bytes of a VARBINARY; of text in UTF-8. */
    public static byte[] toBytes(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return same(value, byte[].class);
    }

    static SluiceException impossible(Object value, String target) {
        String shown = value instanceof String ? "'" + value + "'" : SqlText.of(value);
        return new SluiceException(ErrorCode.INVALID_CAST, "the value " + shown + " cannot be read as " + target);
    }

    private static java.sql.Timestamp toTimestamp(Object value) {
        return value instanceof Instant instant
                ? java.sql.Timestamp.from(instant)
                : SqlDates.timestamp(Temporals.toLocalDateTime(value), null);
    }

    private static UUID toUuid(Object value) {
        try {
            return UUID.fromString(same(value, String.class).strip());
        } catch (IllegalArgumentException e) {
            throw impossible(value, "UUID");
        }
    }

    private static <T> T same(Object value, Class<T> target) {
        if (target.isInstance(value)) {
            return target.cast(value);
        }
        throw impossible(value, target.getSimpleName());
    }
}
