package io.sluice.planner.function.nested;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The order and equality of values in their Java forms: numbers by value whatever their type, text by its bytes, NULL last. */
public final class ValueOrder {
    public static final Comparator<Object> ORDER = Comparator.nullsLast(ValueOrder::compare);

    private ValueOrder() {}

    /** NULL is the same as NULL. */
    static boolean same(Object a, Object b) {
        return a == null || b == null ? a == b : compare(a, b) == 0;
    }

    /** Without nulls. */
    public static int compare(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return numbers(x, y);
        } else if (a instanceof String x && b instanceof String y) {
            return Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
        } else if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.compareUnsigned(x, y);
        } else if (a instanceof Boolean x && b instanceof Boolean y) {
            return x.compareTo(y);
        } else if (a instanceof List<?> x && b instanceof List<?> y) {
            return lists(x, y);
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            int keys = lists(List.copyOf(x.keySet()), List.copyOf(y.keySet()));
            return keys != 0
                    ? keys
                    : lists(
                            Arrays.asList(x.values().toArray()),
                            Arrays.asList(y.values().toArray()));
        }
        throw new IllegalArgumentException("values of different types cannot be compared");
    }

    private static int numbers(Number a, Number b) {
        if (isWhole(a) && isWhole(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        boolean approximate = !isExact(a) || !isExact(b);
        if (approximate) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            // 0.0 is -0.0, and NaN the largest.
            return x == y ? 0 : Double.compare(x, y);
        }
        return exact(a).compareTo(exact(b));
    }

    private static boolean isWhole(Number n) {
        return n instanceof Long || n instanceof Integer || n instanceof Short || n instanceof Byte;
    }

    private static boolean isExact(Number n) {
        return isWhole(n) || n instanceof BigDecimal;
    }

    private static BigDecimal exact(Number n) {
        return n instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(n.longValue());
    }

    private static int lists(List<?> a, List<?> b) {
        Iterator<?> x = a.iterator();
        Iterator<?> y = b.iterator();
        while (x.hasNext() && y.hasNext()) {
            int order = ORDER.compare(x.next(), y.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(x.hasNext(), y.hasNext());
    }
}
