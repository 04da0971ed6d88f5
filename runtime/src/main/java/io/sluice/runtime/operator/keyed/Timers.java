package io.sluice.runtime.operator.keyed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which keys want to be called when. Of one time those that asked first come first. */
final class Timers {
    private final TreeMap<Long, Set<KeyState>> due = new TreeMap<>();

    void add(long time, KeyState key) {
        due.computeIfAbsent(time, t -> new LinkedHashSet<>()).add(key);
    }

    void remove(long time, KeyState key) {
        Set<KeyState> keys = due.get(time);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            due.remove(time);
        }
    }

    void removeAll(KeyState key) {
        due.values().removeIf(keys -> keys.remove(key) && keys.isEmpty());
    }

    /** The first time of all; Long.MAX_VALUE when there is none. */
    long next() {
        return due.isEmpty() ? Long.MAX_VALUE : due.firstKey();
    }

    /** Takes the keys of the first time out. */
    List<KeyState> take() {
        return new ArrayList<>(due.pollFirstEntry().getValue());
    }

    /** Times in order, each as often as it has keys. */
    List<Map.Entry<Long, KeyState>> all() {
        List<Map.Entry<Long, KeyState>> all = new ArrayList<>();
        due.forEach((time, keys) -> keys.forEach(key -> all.add(Map.entry(time, key))));
        return all;
    }

    int size() {
        return due.values().stream().mapToInt(Set::size).sum();
    }
}
