package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The join of two multisets of rows as text, by the book. */
final class NaiveJoin {
    private static final String NULLS = "NULL | NULL | NULL";

    private NaiveJoin() {}

    /** @param right and left: rows of {@link Joins#ROWS} with their weights */
    static Map<String, Long> of(JoinSpec spec, Map<String, Long> left, Map<String, Long> right) {
        Map<String, Long> result = new TreeMap<>();
        Map<String, Boolean> matchedRight = new HashMap<>();
        left.forEach((l, leftWeight) -> {
            boolean matched = false;
            for (Map.Entry<String, Long> r : right.entrySet()) {
                if (matches(spec, l.split(" \\| "), r.getKey().split(" \\| "))) {
                    matched = true;
                    matchedRight.put(r.getKey(), true);
                    if (spec.kind().givesBothSides()) {
                        result.merge(l + " | " + r.getKey(), leftWeight * r.getValue(), Long::sum);
                    }
                }
            }
            switch (spec.kind()) {
                case LEFT, FULL -> addIf(!matched, result, l + " | " + NULLS, leftWeight);
                case SEMI -> addIf(matched, result, l, leftWeight);
                case ANTI -> addIf(!matched, result, l, leftWeight);
                default -> {}
            }
        });
        if (spec.kind().padsLeft()) {
            right.forEach((r, weight) -> addIf(!matchedRight.containsKey(r), result, NULLS + " | " + r, weight));
        }
        return result;
    }

    private static void addIf(boolean condition, Map<String, Long> result, String row, long weight) {
        if (condition) {
            result.merge(row, weight, Long::sum);
        }
    }

    private static boolean matches(JoinSpec spec, String[] left, String[] right) {
        for (JoinKey key : spec.keys()) {
            String l = left[key.left()];
            if (!l.equals(right[key.right()]) || l.equals("NULL") && !key.nullSafe()) {
                return false;
            }
        }
        if (spec.residual().isEmpty()) {
            return true;
        }
        return !left[1].equals("NULL")
                && !right[1].equals("NULL")
                && Integer.parseInt(left[1]) < Integer.parseInt(right[1]);
    }
}
