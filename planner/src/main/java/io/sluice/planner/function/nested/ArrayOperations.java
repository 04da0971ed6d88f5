package io.sluice.planner.function.nested;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Arrays as lists, elements may be null. Nothing given is changed. */
final class ArrayOperations {
    private ArrayOperations() {}

    static boolean contains(List<?> array, Object value) {
        return position(array, value) != null;
    }

    /** From 1; null where absent. */
    static Integer position(List<?> array, Object value) {
        for (int i = 0; i < array.size(); i++) {
            if (ValueOrder.same(array.get(i), value)) {
                return i + 1;
            }
        }
        return null;
    }

    static List<Object> append(List<?> array, Object value) {
        List<Object> result = copy(array);
        result.add(value);
        return result;
    }

    static List<Object> prepend(Object value, List<?> array) {
        List<Object> result = copy(array);
        result.add(0, value);
        return result;
    }

    static List<Object> concat(List<?> a, List<?> b) {
        List<Object> result = copy(a);
        result.addAll(b);
        return result;
    }

    static List<Object> remove(List<?> array, Object value) {
        List<Object> result = copy(array);
        result.removeIf(v -> ValueOrder.same(v, value));
        return result;
    }

    static List<Object> replace(List<?> array, Object from, Object to) {
        List<Object> result = copy(array);
        result.replaceAll(v -> ValueOrder.same(v, from) ? to : v);
        return result;
    }

    /** Elements {@code from} to {@code to}, both counted from 1 and included, negative ones from the end. */
    static List<Object> slice(List<?> array, long from, long to) {
        long first = Math.max(1, from < 0 ? array.size() + 1 + from : from);
        long last = Math.min(array.size(), to < 0 ? array.size() + 1 + to : to);
        return first > last ? List.of() : copy(array.subList((int) first - 1, (int) last));
    }

    static List<Object> reverse(List<?> array) {
        List<Object> result = copy(array);
        Collections.reverse(result);
        return result;
    }

    static List<Object> sort(List<?> array) {
        List<Object> result = copy(array);
        result.sort(ValueOrder.ORDER);
        return result;
    }

    /** NULLs stay last. */
    static List<Object> sortDescending(List<?> array) {
        List<Object> result = copy(array);
        result.sort(Comparator.nullsLast(((Comparator<Object>) ValueOrder::compare).reversed()));
        return result;
    }

    /** Each value once, where it first stands. */
    static List<Object> distinct(List<?> array) {
        TreeSet<Object> seen = new TreeSet<>(ValueOrder.ORDER);
        List<Object> result = new ArrayList<>();
        for (Object value : array) {
            if (seen.add(value)) {
                result.add(value);
            }
        }
        return result;
    }

    static List<Object> union(List<?> a, List<?> b) {
        return distinct(concat(a, b));
    }

    static List<Object> intersect(List<?> a, List<?> b) {
        TreeSet<Object> other = setOf(b);
        List<Object> result = distinct(a);
        result.removeIf(v -> !other.contains(v));
        return result;
    }

    static List<Object> except(List<?> a, List<?> b) {
        TreeSet<Object> other = setOf(b);
        List<Object> result = distinct(a);
        result.removeIf(other::contains);
        return result;
    }

    static boolean overlap(List<?> a, List<?> b) {
        TreeSet<Object> other = setOf(b);
        return a.stream().anyMatch(v -> v != null && other.contains(v));
    }

    static Object max(List<?> array) {
        return array.stream()
                .filter(Objects::nonNull)
                .map(v -> (Object) v)
                .max(ValueOrder.ORDER)
                .orElse(null);
    }

    static Object min(List<?> array) {
        return array.stream()
                .filter(Objects::nonNull)
                .map(v -> (Object) v)
                .min(ValueOrder.ORDER)
                .orElse(null);
    }

    static Object element(List<?> array, long index) {
        long at = index < 0 ? array.size() + index : index - 1;
        return index == 0 || at < 0 || at >= array.size() ? null : array.get((int) at);
    }

    static List<Object> flatten(List<?> arrays) {
        List<Object> result = new ArrayList<>();
        for (Object array : arrays) {
            if (array instanceof List<?> list) {
                result.addAll(list);
            }
        }
        return result;
    }

    private static TreeSet<Object> setOf(List<?> array) {
        TreeSet<Object> set = new TreeSet<>(ValueOrder.ORDER);
        set.addAll(array);
        return set;
    }

    private static List<Object> copy(List<?> array) {
        return new ArrayList<>(array);
    }
}
