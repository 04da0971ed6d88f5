package io.sluice.runtime.result;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as {@link io.sluice.QueryResult#getObject} gives them: java.time where a batch has numbers. */
public final class JavaValues {
    private JavaValues() {}

    public static Object get(Column column, int row) {
        return of(column.type(), Values.get(column, row));
    }

    /** @param value in the form of {@link SqlType}; null for NULL */
    public static Object of(SqlType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> LocalTime.ofNanoOfDay((Long) value);
            case TIMESTAMP -> dateTime((Long) value, type);
            case TIMESTAMP_LTZ -> instant((Long) value, type);
            case INTERVAL_DAY -> Duration.ofNanos((Long) value);
            case INTERVAL_YEAR -> Period.ofMonths((Integer) value).normalized();
            case ARRAY -> list((List<?>) value, type.fields().get(0).type());
            case MAP -> map((Map<?, ?>) value, type);
            case ROW -> row((List<?>) value, type);
            default -> value;
        };
    }

    private static LocalDateTime dateTime(long value, SqlType type) {
        long perSecond = type.timeUnit().perSecond();
        int nanos = (int) (Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), nanos, ZoneOffset.UTC);
    }

    private static Instant instant(long value, SqlType type) {
        long perSecond = type.timeUnit().perSecond();
        return Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
    }

    private static List<Object> list(List<?> values, SqlType element) {
        List<Object> converted = new ArrayList<>(values.size());
        values.forEach(value -> converted.add(of(element, value)));
        return converted;
    }

    private static Map<Object, Object> map(Map<?, ?> values, SqlType type) {
        Map<Object, Object> converted = new LinkedHashMap<>();
        values.forEach((key, value) -> converted.put(
                of(type.fields().get(0).type(), key), of(type.fields().get(1).type(), value)));
        return converted;
    }

    private static List<Object> row(List<?> values, SqlType type) {
        List<Object> converted = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            converted.add(of(type.fields().get(i).type(), values.get(i)));
        }
        return converted;
    }
}
