package io.sluice.runtime.result;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.TextValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings Java values into the form of one type: null when a value is none of the type, ArithmeticException when it is too large. */
final class ValueConversion {
    private final SqlType type;

    ValueConversion(SqlType type) {
        this.type = type;
    }

    /** @param value not null */
    Object convert(Object value) {
        return switch (type.kind()) {
            case VARCHAR -> text(value);
            case ARRAY -> value instanceof String text ? parse(text) : list(value);
            case MAP -> value instanceof Map<?, ?> map ? map(map) : parse(value);
            case ROW -> value instanceof String text ? parse(text) : row(value);
            case NULL -> null;
            default -> value instanceof CharSequence text ? parse(text.toString()) : scalar(value);
        };
    }

    private Object scalar(Object value) {
        return switch (type.kind()) {
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> value instanceof Number number ? integer(number) : null;
            case REAL -> value instanceof Number number ? real(number) : null;
            case DOUBLE -> value instanceof Number number ? number.doubleValue() : null;
            case DECIMAL -> value instanceof Number number ? decimal(number) : null;
            case VARBINARY -> value instanceof byte[] bytes ? fitting(bytes, bytes.length) : null;
            default -> new TimeConversion(type).convert(value);
        };
    }

    private Object integer(Number number) {
        if (type.kind() == TypeKind.BIGINT && number instanceof Long
                || type.kind() == TypeKind.INTEGER && number instanceof Integer) {
            return number;
        }
        BigDecimal exact = exact(number);
        if (exact == null) {
            return null;
        }
        try {
            return switch (type.kind()) {
                case TINYINT -> exact.byteValueExact();
                case SMALLINT -> exact.shortValueExact();
                case INTEGER -> exact.intValueExact();
                default -> exact.longValueExact();
            };
        } catch (ArithmeticException fractionOrOverflow) {
            if (exact.stripTrailingZeros().scale() > 0) {
                return null;
            }
            throw fractionOrOverflow;
        }
    }

    private static Float real(Number number) {
        float value = number.floatValue();
        if (Float.isInfinite(value) && !Double.isInfinite(number.doubleValue())) {
            throw new ArithmeticException("overflow");
        }
        return value;
    }

    private BigDecimal decimal(Number number) {
        BigDecimal exact = exact(number);
        if (exact == null) {
            return null;
        }
        BigDecimal rounded = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > type.precision() && rounded.signum() != 0) {
            throw new ArithmeticException("overflow");
        }
        return rounded;
    }

    /** Null for NaN and the infinities. */
    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        return BigDecimal.valueOf(number.longValue());
    }

    private Object text(Object value) {
        if (value instanceof byte[]
                || value instanceof List
                || value instanceof Map
                || value.getClass().isArray()) {
            return null;
        }
        String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
        return fitting(text, text.codePointCount(0, text.length()));
    }

    private Object fitting(Object value, int length) {
        if (type.precision() != SqlType.UNLIMITED && length > type.precision()) {
            throw new ArithmeticException("too long");
        }
        return value;
    }

    private Object parse(Object value) {
        return value instanceof String text ? TextValue.parse(type, text).orElse(null) : null;
    }

    private List<Object> list(Object value) {
        List<?> items = items(value);
        ValueConversion element = new ValueConversion(type.fields().get(0).type());
        return items == null ? null : all(items, element);
    }

    private static List<Object> all(List<?> items, ValueConversion element) {
        List<Object> converted = new ArrayList<>(items.size());
        for (Object item : items) {
            Object one = item == null ? null : element.convert(item);
            if (item != null && one == null) {
                return null;
            }
            converted.add(one);
        }
        return converted;
    }

    private static List<?> items(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (!value.getClass().isArray() || value instanceof byte[]) {
            return null;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            items.add(Array.get(value, i));
        }
        return items;
    }

    private Map<Object, Object> map(Map<?, ?> map) {
        List<Object> keys = all(
                new ArrayList<>(map.keySet()),
                new ValueConversion(type.fields().get(0).type()));
        List<Object> values = all(
                new ArrayList<>(map.values()),
                new ValueConversion(type.fields().get(1).type()));
        if (keys == null || values == null || keys.contains(null)) {
            return null;
        }
        Map<Object, Object> converted = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            converted.put(keys.get(i), values.get(i));
        }
        return converted;
    }

    private List<Object> row(Object value) {
        List<?> items = items(value);
        if (items == null || items.size() != type.fields().size()) {
            return null;
        }
        List<Object> converted = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            Object one = item == null
                    ? null
                    : new ValueConversion(type.fields().get(i).type()).convert(item);
            if (item != null && one == null) {
                return null;
            }
            converted.add(one);
        }
        return converted;
    }
}
