package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The panes of sliding windows as two stacks. Of the older panes each holds the sum from itself to the youngest of them, so that dropping the
 * oldest leaves the sum of the rest at hand; the younger ones have one running sum. When the older ones are used up, the younger ones take
 * their place, each merged with those after it. So each pane is merged about three times, whatever number of windows it is part of, and
 * nothing is ever subtracted.
 */
final class SlidingSums implements PaneSums {
    private final Supplier<GroupedAggregates> tables;
    /** By pane: the sum from this pane to the last one here. */
    private final NavigableMap<Long, GroupedAggregates> older = new TreeMap<>();
    /** By pane: the pane alone. All are after those of {@link #older}. */
    private final NavigableMap<Long, GroupedAggregates> younger = new TreeMap<>();
    /** Sum of the younger ones; null when there is none. */
    private GroupedAggregates youngerSum;

    SlidingSums(Supplier<GroupedAggregates> tables) {
        this.tables = tables;
    }

    @Override
    public void append(long pane, GroupedAggregates groups) {
        younger.put(pane, groups);
        addToSum(groups);
    }

    private void addToSum(GroupedAggregates groups) {
        if (youngerSum == null) {
            youngerSum = tables.get();
        }
        youngerSum.merge(groups, false);
    }

    @Override
    public void addLate(long pane, GroupedAggregates late) {
        if (older.isEmpty() || pane > older.lastKey()) {
            younger.computeIfAbsent(pane, p -> tables.get()).merge(late, false);
            addToSum(late);
            return;
        }
        if (!older.containsKey(pane)) {
            GroupedAggregates sum = tables.get();
            sum.merge(older.higherEntry(pane).getValue(), false);
            older.put(pane, sum);
        }
        older.headMap(pane, true).values().forEach(sum -> sum.merge(late, false));
    }

    @Override
    public void dropBefore(long start) {
        drop(older, start);
        if (older.isEmpty() && !younger.isEmpty() && younger.firstKey() < start) {
            drop(younger, start);
            turn();
        }
    }

    private static void drop(NavigableMap<Long, GroupedAggregates> panes, long start) {
        while (!panes.isEmpty() && panes.firstKey() < start) {
            panes.pollFirstEntry().getValue().close();
        }
    }

    /** Makes the younger panes the older ones. */
    private void turn() {
        GroupedAggregates after = null;
        for (Map.Entry<Long, GroupedAggregates> entry : younger.descendingMap().entrySet()) {
            GroupedAggregates sum = entry.getValue();
            if (after != null) {
                sum.merge(after, false);
            }
            older.put(entry.getKey(), sum);
            after = sum;
        }
        younger.clear();
        youngerSum.close();
        youngerSum = null;
    }

    @Override
    public boolean isEmpty() {
        return older.isEmpty() && younger.isEmpty();
    }

    @Override
    public List<GroupedAggregates> parts() {
        List<GroupedAggregates> parts = new ArrayList<>(2);
        if (!older.isEmpty()) {
            parts.add(older.firstEntry().getValue());
        }
        if (youngerSum != null) {
            parts.add(youngerSum);
        }
        return parts;
    }

    private List<GroupedAggregates> all() {
        List<GroupedAggregates> all = new ArrayList<>(older.values());
        all.addAll(younger.values());
        if (youngerSum != null) {
            all.add(youngerSum);
        }
        return all;
    }

    @Override
    public long size() {
        return all().stream().mapToLong(GroupedAggregates::size).sum();
    }

    @Override
    public long stateBytes() {
        return all().stream().mapToLong(GroupedAggregates::stateBytes).sum();
    }

    @Override
    public void snapshot(StateWriter writer, String prefix) {
        Tables.snapshot(older, writer, prefix + "older");
        Tables.snapshot(younger, writer, prefix + "younger");
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        Tables.restore(older, tables, reader, prefix + "older");
        Tables.restore(younger, tables, reader, prefix + "younger");
        younger.values().forEach(this::addToSum);
    }

    @Override
    public void close() {
        all().forEach(GroupedAggregates::close);
        older.clear();
        younger.clear();
        youngerSum = null;
    }
}
