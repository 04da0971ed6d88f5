package io.sluice.planner.function.nested;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps with keys in the order they came. */
final class MapOperations {
    private MapOperations() {}

    /** Null where the key is absent. */
    static Object get(Map<?, ?> map, Object key) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (ValueOrder.same(entry.getKey(), key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    static boolean hasKey(Map<?, ?> map, Object key) {
        return map.keySet().stream().anyMatch(k -> ValueOrder.same(k, key));
    }

    static Map<?, ?> of(List<?> keys, List<?> values) {
        if (keys.size() != values.size()) {
            throw new IllegalArgumentException("there are " + keys.size() + " keys and " + values.size() + " values");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == null) {
                throw new IllegalArgumentException("NULL is no key of a map");
            }
            if (hasKey(map, keys.get(i))) {
                throw new IllegalArgumentException("the key " + keys.get(i) + " stands twice");
            }
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }

    /** Of equal keys the later value counts. */
    static Map<?, ?> concat(List<Map<?, ?>> maps) {
        Map<Object, Object> all = new LinkedHashMap<>();
        maps.forEach(all::putAll);
        return all;
    }

    static List<List<Object>> entries(Map<?, ?> map) {
        List<List<Object>> entries = new ArrayList<>();
        map.forEach((k, v) -> {
            List<Object> entry = new ArrayList<>();
            entry.add(k);
            entry.add(v);
            entries.add(entry);
        });
        return entries;
    }
}
