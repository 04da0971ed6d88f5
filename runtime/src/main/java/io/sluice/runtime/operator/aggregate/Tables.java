package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.NavigableMap;
import java.util.function.Supplier;

/** Writes and reads tables that are known by a time: panes or windows. */
final class Tables {
    private Tables() {}

    static void snapshot(NavigableMap<Long, GroupedAggregates> tables, StateWriter writer, String name) {
        long[] times = tables.keySet().stream().mapToLong(Long::longValue).toArray();
        writer.writeLongs(name + "s", times, times.length);
        int i = 0;
        for (GroupedAggregates groups : tables.values()) {
            groups.snapshot(writer, name + i++ + ".");
        }
    }

    static void restore(
            NavigableMap<Long, GroupedAggregates> tables,
            Supplier<GroupedAggregates> create,
            StateReader reader,
            String name) {
        long[] times = reader.readLongs(name + "s");
        for (int i = 0; i < times.length; i++) {
            GroupedAggregates groups = create.get();
            tables.put(times[i], groups);
            groups.restore(reader, name + i + ".");
        }
    }
}
