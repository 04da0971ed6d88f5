package io.sluice.runtime.operator.join;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Draws changes of one input and keeps what they add up to. */
final class RandomSide {
    private final Random random;
    private final boolean changing;
    private final Supplier<String> row;
    private final Map<String, Long> rows = new TreeMap<>();

    /** @param row draws a row as text */
    RandomSide(Random random, boolean changing, Supplier<String> row) {
        this.random = random;
        this.changing = changing;
        this.row = row;
    }

    /** The rows that are there, with their weights. */
    Map<String, Long> rows() {
        return rows;
    }

    /** The changes of one tick in any order, so that a row may go before it comes. */
    List<String> tick(int most) {
        List<String> changes = new ArrayList<>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            if (!changing || rows.isEmpty() || random.nextInt(5) < 3) {
                change(changes, row.get(), random.nextInt(6) == 0 ? 3 : 1);
            } else {
                List<String> there = new ArrayList<>(rows.keySet());
                String gone = there.get(random.nextInt(there.size()));
                change(changes, gone, random.nextBoolean() ? -1 : -rows.get(gone));
                if (random.nextInt(3) == 0) {
                    change(changes, random.nextBoolean() ? gone : row.get(), 1);
                }
            }
        }
        Collections.shuffle(changes, random);
        return changes;
    }

    /** The changes that take everything back. */
    List<String> takeAllBack() {
        List<String> changes = new ArrayList<>();
        Map.copyOf(rows).forEach((gone, weight) -> change(changes, gone, -weight));
        return changes;
    }

    private void change(List<String> changes, String text, long weight) {
        changes.add((weight > 0 ? "+" : "") + weight + " | " + text);
        rows.merge(text, weight, (a, b) -> a + b == 0 ? null : a + b);
    }
}
