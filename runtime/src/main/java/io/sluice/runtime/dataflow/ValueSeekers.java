package io.sluice.runtime.dataflow;

import java.util.Map;
import java.util.TreeMap;

/** The readers of a feed that want rows with certain values only, by the column they look at. */
final class ValueSeekers implements AutoCloseable {
    private final Map<Integer, ValueIndex> indexes = new TreeMap<>();

    ValueIndex.Reader add(SoughtValues sought) {
        return indexes.computeIfAbsent(sought.column(), column -> new ValueIndex(sought))
                .add(sought);
    }

    void remove(SoughtValues sought, ValueIndex.Reader reader) {
        ValueIndex index = indexes.get(sought.column());
        if (index != null) {
            index.remove(reader);
            if (index.isEmpty()) {
                indexes.remove(sought.column()).close();
            }
        }
    }

    ValueIndex index(SoughtValues sought) {
        return indexes.get(sought.column());
    }

    void endTick() {
        indexes.values().forEach(ValueIndex::endTick);
    }

    @Override
    public void close() {
        indexes.values().forEach(ValueIndex::close);
        indexes.clear();
    }
}
