package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowSpec;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An aggregate over overlapping windows of rows that are only added. A row is added up once, in its pane; the results are those of
 * {@link WindowedAggregateOperator} over copies of the rows for all their windows, late rows included.
 *
 * <p>EMIT CHANGES keeps a table per window: at the end of a tick the panes it filled are merged into the windows that hold them. EMIT FINAL
 * keeps only panes: a window that closes is the sum of a few tables, see {@link PaneSums}.
 */
public final class PaneAggregateOperator implements Operator {
    private final AggregateSpec spec;
    private final OperatorContext context;
    private final boolean finalOnly;

    /** Whether one window tells how many groups the next one may get. */
    private final boolean ofOneLength;

    private final int width;
    private final int timeColumn;
    private final PaneTimes times;
    private final PaneKeys keys;
    private final List<Integer> otherKeys;
    private final Scratch scratch;
    private final PaneRows rows;
    /** What the tick adds to panes that open windows hold already. */
    private final NavigableMap<Long, GroupedAggregates> added = new TreeMap<>();
    /** EMIT FINAL: panes that no closing window has held yet. */
    private final NavigableMap<Long, GroupedAggregates> panes = new TreeMap<>();
    /** EMIT FINAL: the panes of the last window that closed, and none before. */
    private final PaneSums sums;
    /** EMIT CHANGES: open windows by their end. */
    private final NavigableMap<Long, GroupedAggregates> windows = new TreeMap<>();

    /** Most groups that a tick has last added to a pane. */
    private int expected;

    /** Most groups of a window among those that closed last. */
    private int expectedOfWindow;

    private int[] ids = new int[0];
    private long watermark = Tick.NO_WATERMARK;
    /** End of the last window that closed. */
    private long lastEnd = Long.MIN_VALUE;

    /**
     * @param spec its groups may be by the three columns behind those of its input: start, end and time of the window
     * @param timeColumn of the input
     * @param pane length of panes
     */
    public PaneAggregateOperator(
            AggregateSpec spec,
            WindowSpec window,
            int timeColumn,
            Duration pane,
            EmitMode emit,
            OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.finalOnly = emit == EmitMode.FINAL;
        this.width = spec.input().size();
        this.timeColumn = timeColumn;
        SqlType type = spec.input().type(timeColumn);
        this.times = new PaneTimes(window, pane, type.timeUnit());
        this.keys = new PaneKeys(spec.groupKeys(), width, type);
        this.otherKeys = keys.others();
        this.scratch = new Scratch(context.allocator());
        this.rows = new PaneRows(times, timeColumn, width, type, context, scratch);
        this.ofOneLength = window.kind() != WindowSpec.Kind.CUMULATE;
        this.sums = window.kind() == WindowSpec.Kind.CUMULATE
                ? new GrowingSum(this::newTable)
                : new SlidingSums(this::newTable);
    }

    private GroupedAggregates newTable() {
        return new GroupedAggregates(spec, otherKeys, context, scratch);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (ChangeBatch arranged = rows.arrange(batch)) {
            int count = arranged.rowCount();
            if (ids.length < count) {
                ids = new int[count];
            }
            long[] weights = BatchWeights.load(arranged, scratch);
            long starts = arranged.column(width).data();
            int from = 0;
            while (from < count) {
                long pane = Memory.getLong(starts + 8L * from);
                int to = from + 1;
                while (to < count && Memory.getLong(starts + 8L * to) == pane) {
                    to++;
                }
                add(arranged, from, to, pane, weights);
                from = to;
            }
        }
    }

    private void add(ChangeBatch batch, int from, int to, long pane, long[] weights) {
        long closed = times.closedThrough(watermark);
        long last = times.lastEnd(pane);
        for (long end = times.firstEnd(pane); end <= closed && end <= last; end = times.nextEnd(end)) {
            for (int row = from; row < to; row++) {
                context.rejected().late(batch, row, timeColumn, watermark);
            }
        }
        if (last > closed) {
            NavigableMap<Long, GroupedAggregates> target = finalOnly && pane >= lastEnd ? panes : added;
            GroupedAggregates groups = target.get(pane);
            if (groups == null) {
                groups = newTable();
                target.put(pane, groups);
                groups.expect(Math.min(expected, to - from));
            }
            groups.add(batch, from, to, ids, weights, false);
        }
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (finalOnly) {
            added.forEach(sums::addLate);
            clear(added);
            watermark = Math.max(watermark, tick.watermark());
            closeWindows(times.closedThrough(watermark), out);
        } else {
            writeChanges(out);
            watermark = Math.max(watermark, tick.watermark());
            closeWindows(windows.headMap(times.closedThrough(watermark), true));
        }
    }

    private void closeWindows(NavigableMap<Long, GroupedAggregates> closing) {
        if (!closing.isEmpty()) {
            expectedOfWindow = closing.values().stream()
                    .mapToInt(GroupedAggregates::size)
                    .max()
                    .getAsInt();
            clear(closing);
        }
    }

    /**
     * The groups of an open window.
     *
     * @param added how many groups are about to be added
     */
    private GroupedAggregates window(long end, int added) {
        GroupedAggregates groups = windows.get(end);
        if (groups == null) {
            groups = newTable();
            windows.put(end, groups);
            if (ofOneLength) {
                groups.expect(Expected.groups(expectedOfWindow, added));
            }
        }
        return groups;
    }

    private void writeChanges(Output out) {
        TreeSet<Long> changed = new TreeSet<>();
        expected = 0;
        long closed = times.closedThrough(watermark);
        for (Map.Entry<Long, GroupedAggregates> entry : added.entrySet()) {
            long last = times.lastEnd(entry.getKey());
            GroupedAggregates pane = entry.getValue();
            int[] live = pane.live();
            expected = Math.max(expected, live.length);
            Column[] keyColumns = pane.newKeyColumns(live, live.length);
            try {
                for (long end = times.firstEnd(entry.getKey()); end <= last; end = times.nextEnd(end)) {
                    if (end > closed || end == Long.MAX_VALUE) {
                        window(end, live.length).merge(pane, live, keyColumns, true);
                        changed.add(end);
                    }
                }
            } finally {
                for (Column column : keyColumns) {
                    column.release();
                }
            }
        }
        clear(added);
        for (long end : changed) {
            GroupedAggregates window = windows.get(end);
            new ChangeWriter(window, false, context, keyColumns(window, end), out).write();
        }
    }

    /** Closes windows up to {@code closed} that hold rows, in the order of time. */
    private void closeWindows(long closed, Output out) {
        while (true) {
            long end = nextWindow();
            if (end > closed || end == Long.MAX_VALUE) {
                break;
            }
            sums.dropBefore(times.start(end));
            while (!panes.isEmpty() && panes.firstKey() < end) {
                Map.Entry<Long, GroupedAggregates> pane = panes.pollFirstEntry();
                sums.append(pane.getKey(), pane.getValue());
            }
            emit(end, out);
            lastEnd = end;
        }
        if (closed != Long.MIN_VALUE && closed != Long.MAX_VALUE) {
            // Windows without rows have closed too.
            lastEnd = Math.max(lastEnd, times.endAtOrBefore(closed));
        }
    }

    /** End of the next window that may hold rows; Long.MAX_VALUE when no rows wait. */
    private long nextWindow() {
        if (!sums.isEmpty()) {
            long end = times.nextEnd(lastEnd);
            sums.dropBefore(times.start(end));
            if (!sums.isEmpty()) {
                return end;
            }
        }
        return panes.isEmpty() ? Long.MAX_VALUE : Math.max(times.firstEnd(panes.firstKey()), nextEndOrFirst());
    }

    private long nextEndOrFirst() {
        return lastEnd == Long.MIN_VALUE ? Long.MIN_VALUE : times.nextEnd(lastEnd);
    }

    private void emit(long end, Output out) {
        List<GroupedAggregates> parts = sums.parts();
        if (parts.size() == 1) {
            FinalWriter.write(parts.get(0), keyColumns(parts.get(0), end), context, out);
        } else if (!parts.isEmpty()) {
            try (GroupedAggregates window = newTable()) {
                parts.forEach(part -> window.merge(part, false));
                FinalWriter.write(window, keyColumns(window, end), context, out);
            }
        }
    }

    private ChangeEmitter.KeyColumns keyColumns(GroupedAggregates groups, long end) {
        return (live, count) ->
                keys.complete(groups.newKeyColumns(live, count), times.start(end), end, count, context.allocator());
    }

    private static void clear(NavigableMap<Long, GroupedAggregates> tables) {
        tables.values().forEach(GroupedAggregates::close);
        tables.clear();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        writer.writeLong("last", lastEnd);
        Tables.snapshot(panes, writer, "pane");
        Tables.snapshot(windows, writer, "window");
        sums.snapshot(writer, "sums.");
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        lastEnd = reader.readLong("last");
        Tables.restore(panes, this::newTable, reader, "pane");
        Tables.restore(windows, this::newTable, reader, "window");
        sums.restore(reader, "sums.");
    }

    @Override
    public long stateBytes() {
        long bytes = scratch.stateBytes() + 4L * ids.length + rows.stateBytes() + sums.stateBytes();
        for (GroupedAggregates groups : panes.values()) {
            bytes += groups.stateBytes();
        }
        for (GroupedAggregates groups : windows.values()) {
            bytes += groups.stateBytes();
        }
        return bytes;
    }

    @Override
    public long stateRows() {
        long open = panes.values().stream().mapToLong(GroupedAggregates::size).sum();
        return open
                + sums.size()
                + windows.values().stream().mapToLong(GroupedAggregates::size).sum();
    }

    @Override
    public void close() {
        clear(added);
        clear(panes);
        clear(windows);
        sums.close();
        scratch.close();
    }
}
