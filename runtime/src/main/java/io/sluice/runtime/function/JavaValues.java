package io.sluice.runtime.function;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.result.InputValues;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
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

/** Values between the forms of {@link SqlType} and the Java types that methods of the application take and give. */
final class JavaValues {
    private JavaValues() {}

    /** A value for a parameter; null for NULL. */
    static Object toJava(Object value, SqlType from, Type to) {
        if (value == null) {
            return null;
        }
        return switch (from.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL -> number((Number) value, (Class<?>) to);
            case DATE -> date(LocalDate.ofEpochDay((Integer) value), (Class<?>) to);
            case TIME -> LocalTime.ofNanoOfDay((Long) value);
            case TIMESTAMP -> local((Long) value, from);
            case TIMESTAMP_LTZ -> local((Long) value, from).toInstant(ZoneOffset.UTC);
            case INTERVAL_DAY -> Duration.ofNanos((Long) value);
            case INTERVAL_YEAR -> Period.ofMonths((Integer) value);
            case ARRAY -> array((List<?>) value, from.fields().get(0).type(), to);
            case MAP -> map((Map<?, ?>) value, from, (ParameterizedType) to);
            case ROW -> record((List<?>) value, from, (Class<?>) to);
            default -> value;
        };
    }

    /** A result in the form of its type; null for NULL. */
    static Object fromJava(Object value, SqlType to, String place) {
        return value == null ? null : InputValues.convert(withoutRecords(value), to, place);
    }

    private static Object number(Number value, Class<?> to) {
        if (to == int.class || to == Integer.class) {
            return value.intValue();
        } else if (to == long.class || to == Long.class) {
            return value.longValue();
        } else if (to == double.class || to == Double.class) {
            return value.doubleValue();
        } else if (to == BigDecimal.class) {
            return value instanceof BigDecimal ? value : new BigDecimal(value.toString());
        } else if (to == float.class || to == Float.class) {
            return value.floatValue();
        } else if (to == short.class || to == Short.class) {
            return value.shortValue();
        }
        return to == byte.class || to == Byte.class ? (Object) value.byteValue() : value;
    }

    private static Object date(LocalDate date, Class<?> to) {
        if (to == LocalDateTime.class) {
            return date.atStartOfDay();
        }
        return to == Instant.class ? date.atStartOfDay().toInstant(ZoneOffset.UTC) : date;
    }

    private static LocalDateTime local(long value, SqlType type) {
        long perSecond = type.timeUnit().perSecond();
        long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC);
    }

    private static Object array(List<?> values, SqlType element, Type to) {
        Type component = to instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : ((Class<?>) to).getComponentType();
        List<Object> converted = new ArrayList<>();
        values.forEach(value -> converted.add(toJava(value, element, component)));
        if (to instanceof ParameterizedType) {
            return converted;
        }
        Object array = Array.newInstance((Class<?>) component, converted.size());
        for (int i = 0; i < converted.size(); i++) {
            Array.set(array, i, converted.get(i));
        }
        return array;
    }

    private static Map<Object, Object> map(Map<?, ?> values, SqlType from, ParameterizedType to) {
        Map<Object, Object> converted = new LinkedHashMap<>();
        SqlType key = from.fields().get(0).type();
        SqlType element = from.fields().get(1).type();
        values.forEach((k, v) -> converted.put(
                toJava(k, key, to.getActualTypeArguments()[0]), toJava(v, element, to.getActualTypeArguments()[1])));
        return converted;
    }

    private static Object record(List<?> values, SqlType from, Class<?> to) {
        RecordComponent[] components = to.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = toJava(values.get(i), from.fields().get(i).type(), components[i].getGenericType());
        }
        try {
            var constructor = to.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a " + to.getSimpleName() + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static Object withoutRecords(Object value) {
        if (value.getClass().isRecord()) {
            List<Object> fields = new ArrayList<>();
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    Object field = component.getAccessor().invoke(value);
                    fields.add(field == null ? null : withoutRecords(field));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException(component + " cannot be read: " + e.getMessage(), e);
                }
            }
            return fields;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(item == null ? null : withoutRecords(item)));
            return items;
        }
        return value;
    }

    /** A value in the Java form nearest to its SQL type; null for NULL. */
    static Object natural(Object value, SqlType type) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIME -> LocalTime.ofNanoOfDay((Long) value);
            case TIMESTAMP -> local((Long) value, type);
            case TIMESTAMP_LTZ -> local((Long) value, type).toInstant(ZoneOffset.UTC);
            case INTERVAL_DAY -> Duration.ofNanos((Long) value);
            case INTERVAL_YEAR -> Period.ofMonths((Integer) value);
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                ((List<?>) value)
                        .forEach(item ->
                                items.add(natural(item, type.fields().get(0).type())));
                yield items;
            }
            case ROW -> {
                List<Object> items = new ArrayList<>();
                for (int i = 0; i < type.fields().size(); i++) {
                    items.add(natural(
                            ((List<?>) value).get(i), type.fields().get(i).type()));
                }
                yield items;
            }
            case MAP -> {
                Map<Object, Object> items = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((k, v) -> items.put(
                                natural(k, type.fields().get(0).type()),
                                natural(v, type.fields().get(1).type())));
                yield items;
            }
            default -> value;
        };
    }

    /** Whether NULL has no form in this Java type. */
    static boolean refusesNull(Type type) {
        return type instanceof Class<?> plain && plain.isPrimitive();
    }
}
