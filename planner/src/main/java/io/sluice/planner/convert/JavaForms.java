package io.sluice.planner.convert;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.ByteString;

/** Values in the forms of {@link SqlType} and in those of Calcite's generated code, where times are milliseconds. */
final class JavaForms {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private JavaForms() {}

    static Object toCalcite(Object value, SqlType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case TIME -> Math.toIntExact((Long) value / NANOS_PER_MILLI);
            case TIMESTAMP, TIMESTAMP_LTZ ->
                Math.floorDiv((Long) value, type.timeUnit().perSecond() / 1000);
            case INTERVAL_DAY -> (Long) value / NANOS_PER_MILLI;
            case VARBINARY -> new ByteString((byte[]) value);
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(v -> toCalcite(v, element(type)))
                                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((k, v) -> map.put(
                                toCalcite(k, element(type)),
                                toCalcite(v, type.fields().get(1).type())));
                yield map;
            }
            case ROW -> {
                List<?> fields = (List<?>) value;
                Object[] row = new Object[fields.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = toCalcite(fields.get(i), type.fields().get(i).type());
                }
                yield row;
            }
            default -> value;
        };
    }

    static Object fromCalcite(Object value, SqlType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case TINYINT -> ((Number) value).byteValue();
            case SMALLINT -> ((Number) value).shortValue();
            case INTEGER, DATE, INTERVAL_YEAR -> ((Number) value).intValue();
            case BIGINT -> ((Number) value).longValue();
            case REAL -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL -> decimal(value).setScale(type.scale(), RoundingMode.HALF_UP);
            case VARCHAR -> value.toString();
            case TIME -> ((Number) value).longValue() * NANOS_PER_MILLI;
            case TIMESTAMP, TIMESTAMP_LTZ ->
                Math.multiplyExact(((Number) value).longValue(), type.timeUnit().perSecond() / 1000);
            case INTERVAL_DAY -> Math.multiplyExact(((Number) value).longValue(), NANOS_PER_MILLI);
            case VARBINARY -> value instanceof ByteString bytes ? bytes.getBytes() : value;
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(v -> fromCalcite(v, element(type)))
                                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case MAP -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((k, v) -> map.put(
                                fromCalcite(k, element(type)),
                                fromCalcite(v, type.fields().get(1).type())));
                yield map;
            }
            case ROW -> row(value, type.fields());
            default -> value;
        };
    }

    private static List<Object> row(Object value, List<Field> fields) {
        List<?> parts = value instanceof Object[] array ? Arrays.asList(array) : (List<?>) value;
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            row.add(fromCalcite(parts.get(i), fields.get(i).type()));
        }
        return row;
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal d ? d : new BigDecimal(value.toString());
    }

    private static SqlType element(SqlType type) {
        return type.fields().get(0).type();
    }
}
