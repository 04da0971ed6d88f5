package io.sluice.planner.function;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was made from keys, most of them constants of queries. Emptied when full, so that patterns from data do not pile up. Thread-safe. */
public final class Bounded<K, V> {
    private static final int MOST = 512;

    private final Map<K, V> made = new ConcurrentHashMap<>();
    private final Function<K, V> maker;

    public Bounded(Function<K, V> maker) {
        this.maker = maker;
    }

    public V get(K key) {
        V value = made.get(key);
        if (value == null) {
            value = maker.apply(key);
            if (made.size() >= MOST) {
                made.clear();
            }
            made.put(key, value);
        }
        return value;
    }
}
