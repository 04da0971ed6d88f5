package io.sluice.jdbc.parameter;

import io.sluice.jdbc.result.ArrayValue;
import io.sluice.jdbc.type.SqlDates;
import io.sluice.jdbc.type.Temporals;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.OffsetTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.UUID;

/** From what JDBC callers pass to the forms {@link io.sluice.PreparedSql#execute} takes. */
final class EngineValues {
    private EngineValues() {}

    /** @param target type of the parameter, which decides whether a date means a wall clock or a point in time */
    static Object of(Object value, SqlType target) throws SQLException {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof byte[]) {
            return value;
        }
        if (value instanceof Number) {
            return value instanceof BigInteger whole ? new BigDecimal(whole) : value;
        }
        if (value instanceof java.util.Date date) {
            return ofDate(date, target, null);
        }
        if (value instanceof Calendar calendar) {
            return ofTemporal(calendar.toInstant(), target);
        }
        if (value instanceof Temporal time) {
            return ofTemporal(time, target);
        }
        if (value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, Math.toIntExact(clob.length()));
        }
        if (value instanceof Blob blob) {
            return blob.getBytes(1, Math.toIntExact(blob.length()));
        }
        return ofNested(value, target);
    }

    /** @param calendar whose zone the wall clock of {@code value} is in; null for the JVM's */
    static Object ofDate(java.util.Date value, SqlType target, Calendar calendar) {
        if (value instanceof Date date) {
            return SqlDates.toLocalDate(date, calendar);
        }
        if (value instanceof Time time) {
            return SqlDates.toLocalTime(time, calendar);
        }
        Timestamp timestamp = value instanceof Timestamp exact ? exact : new Timestamp(value.getTime());
        return target.kind() == TypeKind.TIMESTAMP_LTZ
                ? timestamp.toInstant()
                : SqlDates.toLocalDateTime(timestamp, calendar);
    }

    private static Object ofTemporal(Temporal value, SqlType target) {
        if (value instanceof OffsetTime time) {
            return time.toLocalTime();
        }
        return switch (target.kind()) {
            case DATE -> Temporals.toLocalDate(value);
            case TIME -> Temporals.toLocalTime(value);
            case TIMESTAMP -> Temporals.toLocalDateTime(value);
            case TIMESTAMP_LTZ -> Temporals.toInstant(value);
            default -> value;
        };
    }

    private static Object ofNested(Object value, SqlType target) throws SQLException {
        if (value instanceof ArrayValue array) {
            return array.values();
        }
        if (value instanceof java.sql.Array array) {
            return of(array.getArray(), target);
        }
        if (value instanceof Struct struct) {
            return of(struct.getAttributes(), target);
        }
        if (!value.getClass().isArray()) {
            return value;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            elements.add(of(Array.get(value, i), element(target, i)));
        }
        return elements;
    }

    private static SqlType element(SqlType target, int index) {
        int field = target.kind() == TypeKind.ROW ? index : 0;
        return field < target.fields().size() ? target.fields().get(field).type() : SqlType.of(TypeKind.NULL);
    }
}
