package io.sluice.runtime.operator.join;

import io.sluice.runtime.operator.OperatorHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Draws changes of one input and keeps what they add up to. */
final class RandomSide {
    private final Random random;
    private final boolean changing;
    private final Supplier<String> row;
    private final Predicate<String> mayGo;
    private final Map<String, Long> rows = new TreeMap<>();

    /** @param row draws a row as text */
    RandomSide(Random random, boolean changing, Supplier<String> row) {
        this(random, changing, row, text -> true);
    }

    /** @param mayGo whether a row may be taken back now */
    RandomSide(Random random, boolean changing, Supplier<String> row, Predicate<String> mayGo) {
        this.random = random;
        this.changing = changing;
        this.row = row;
        this.mayGo = mayGo;
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
            List<String> there = rows.keySet().stream().filter(mayGo).toList();
            if (!changing || there.isEmpty() || random.nextInt(5) < 3) {
                change(changes, row.get(), random.nextInt(6) == 0 ? 3 : 1);
            } else {
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

    /** Hands over both inputs' changes in batches of random size, taking turns at random. */
    static void feed(Random random, OperatorHarness harness, List<String> lefts, List<String> rights) {
        int[] fed = new int[2];
        List<List<String>> changes = List.of(lefts, rights);
        while (fed[0] < lefts.size() || fed[1] < rights.size()) {
            int port = random.nextInt(2);
            int to = Math.min(changes.get(port).size(), fed[port] + 1 + random.nextInt(4));
            if (to > fed[port]) {
                harness.batch(port, changes.get(port).subList(fed[port], to).toArray(String[]::new));
                fed[port] = to;
            }
        }
    }

    private void change(List<String> changes, String text, long weight) {
        changes.add((weight > 0 ? "+" : "") + weight + " | " + text);
        rows.merge(text, weight, (a, b) -> a + b == 0 ? null : a + b);
    }
}
