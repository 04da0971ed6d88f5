package io.sluice.runtime.operator.join;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Draws changes of a table that has one row a key, and knows by the book which of its rows held when. */
final class RandomVersions {
    private static final String GAP = "gap";

    private final Random random;
    private final Comparator<String> order;
    private final Supplier<String> time;
    private final Map<String, String> current = new TreeMap<>();
    /** By key and time. */
    private final Map<String, TreeMap<String, String>> past = new TreeMap<>();

    RandomVersions(Random random, boolean backwards, Supplier<String> time) {
        this.random = random;
        this.order = backwards ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.time = time;
    }

    /** The changes of one tick. @param mayGo whether a row may be deleted, with nothing in its place */
    List<String> tick(Predicate<String> mayGo) {
        List<String> changes = new ArrayList<>();
        for (String key : List.of("0", "1", "2")) {
            if (random.nextBoolean()) {
                continue;
            }
            String old = current.get(key);
            String text = List.of("a", "b", "NULL").get(random.nextInt(3));
            String fresh = key + " | " + time.get() + " | " + text;
            if (old != null && (random.nextInt(3) == 0 || old.equals(fresh)) && mayGo.test(old)) {
                fresh = null;
            }
            if (!java.util.Objects.equals(old, fresh)) {
                change(key, old, fresh, changes);
            }
        }
        Collections.shuffle(changes, random);
        return changes;
    }

    private void change(String key, String old, String fresh, List<String> changes) {
        TreeMap<String, String> versions = past.computeIfAbsent(key, k -> new TreeMap<>(order));
        if (old != null) {
            changes.add("-1 | " + old);
            if (fresh == null) {
                versions.put(timeOf(old), GAP);
            } else if (order.compare(timeOf(fresh), timeOf(old)) <= 0) {
                versions.remove(timeOf(old));
            }
        }
        if (fresh != null) {
            changes.add("+1 | " + fresh);
            versions.put(timeOf(fresh), fresh);
            current.put(key, fresh);
        } else {
            current.remove(key);
        }
    }

    /** The row that held for a row of the other side; null when there was none. */
    String find(String row, boolean strict) {
        String[] cells = row.split(" \\| ");
        TreeMap<String, String> versions = past.get(cells[0]);
        if (versions == null || cells[1].equals("NULL")) {
            return null;
        }
        Map.Entry<String, String> found = strict ? versions.lowerEntry(cells[1]) : versions.floorEntry(cells[1]);
        return found == null || found.getValue().equals(GAP) ? null : found.getValue();
    }

    private static String timeOf(String row) {
        return row.split(" \\| ")[1];
    }
}
