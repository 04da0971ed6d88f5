package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.List;
import java.util.function.Supplier;

/** The panes of windows that have one start and grow: one running sum. */
final class GrowingSum implements PaneSums {
    private final Supplier<GroupedAggregates> tables;
    private GroupedAggregates sum;
    private long first;

    GrowingSum(Supplier<GroupedAggregates> tables) {
        this.tables = tables;
    }

    @Override
    public void append(long pane, GroupedAggregates groups) {
        if (sum == null) {
            sum = groups;
            first = pane;
        } else {
            try (groups) {
                sum.merge(groups, false);
            }
        }
    }

    @Override
    public void addLate(long pane, GroupedAggregates late) {
        if (sum == null) {
            sum = tables.get();
            first = pane;
        }
        first = Math.min(first, pane);
        sum.merge(late, false);
    }

    @Override
    public void dropBefore(long start) {
        if (sum != null && first < start) {
            sum.close();
            sum = null;
        }
    }

    @Override
    public boolean isEmpty() {
        return sum == null;
    }

    @Override
    public List<GroupedAggregates> parts() {
        return sum == null ? List.of() : List.of(sum);
    }

    @Override
    public long size() {
        return sum == null ? 0 : sum.size();
    }

    @Override
    public long stateBytes() {
        return sum == null ? 0 : sum.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer, String prefix) {
        writer.writeLongs(prefix + "first", new long[] {first}, sum == null ? 0 : 1);
        if (sum != null) {
            sum.snapshot(writer, prefix + "sum.");
        }
    }

    @Override
    public void restore(StateReader reader, String prefix) {
        long[] stored = reader.readLongs(prefix + "first");
        if (stored.length > 0) {
            first = stored[0];
            sum = tables.get();
            sum.restore(reader, prefix + "sum.");
        }
    }

    @Override
    public void close() {
        if (sum != null) {
            sum.close();
            sum = null;
        }
    }
}
