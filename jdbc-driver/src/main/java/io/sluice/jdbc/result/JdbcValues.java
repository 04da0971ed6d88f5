package io.sluice.jdbc.result;

import io.sluice.jdbc.type.SqlDates;
import io.sluice.jdbc.type.Temporals;
import io.sluice.planner.type.SqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the engine's values to the classes that {@code getObject} promises. */
final class JdbcValues {
    private JdbcValues() {}

    /** @param value in the form {@link io.sluice.QueryResult#getObject} gives; may be null */
    static Object of(Object value, SqlType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE -> SqlDates.date(Temporals.toLocalDate(value), null);
            case TIME -> SqlDates.time(Temporals.toLocalTime(value), null);
            case TIMESTAMP -> SqlDates.timestamp(Temporals.toLocalDateTime(value), null);
            case TIMESTAMP_LTZ -> Temporals.toOffsetDateTime(value);
            case ARRAY -> new ArrayValue((List<?>) value, type.fields().get(0).type());
            case MAP -> map((Map<?, ?>) value, type);
            case ROW -> new RowValue((List<?>) value, type);
            default -> value;
        };
    }

    private static Map<Object, Object> map(Map<?, ?> values, SqlType type) {
        Map<Object, Object> map = new LinkedHashMap<>();
        SqlType keyType = type.fields().get(0).type();
        SqlType valueType = type.fields().get(1).type();
        values.forEach((key, value) -> map.put(of(key, keyType), of(value, valueType)));
        return map;
    }
}
