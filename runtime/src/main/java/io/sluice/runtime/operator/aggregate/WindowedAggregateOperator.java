package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.WindowKeys;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An aggregate whose groups belong to event-time windows. Each window has a table and accumulators of its own, which go as a whole when
 * the window closes: once the watermark has reached its end plus the grace period. What was emitted then stays with the receivers. A row is
 * late for a window, and set aside, exactly if the window was closed at the watermark that held when its tick began.
 *
 * <p>EMIT CHANGES emits as {@link AggregateOperator} does, windows in the order of time; EMIT FINAL emits each group once, when its window
 * closes.
 */
public final class WindowedAggregateOperator implements Operator {
    private final AggregateSpec spec;
    private final OperatorContext context;
    private final WindowColumns window;
    private final boolean finalOnly;
    private final Scratch scratch;
    private final WindowRuns runs;
    private final NavigableMap<Long, GroupedAggregates> open = new TreeMap<>();

    /** Groups of the window that closed last. */
    private int expected;

    private int[] ids = new int[0];
    private long watermark = Tick.NO_WATERMARK;

    /** @param keys which of the spec's group keys are window columns */
    public WindowedAggregateOperator(AggregateSpec spec, WindowKeys keys, EmitMode emit, OperatorContext context) {
        this.spec = spec;
        this.context = context;
        this.window = new WindowColumns(keys, spec.groupKeys(), spec.input());
        this.finalOnly = emit == EmitMode.FINAL;
        this.scratch = new Scratch(context.allocator());
        this.runs = new WindowRuns(window.anchorColumn(), context, scratch);
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        try (ChangeBatch rows = runs.arrange(batch)) {
            int count = rows.rowCount();
            if (ids.length < count) {
                ids = new int[count];
            }
            long[] weights = BatchWeights.load(rows, scratch);
            long anchors = rows.column(window.anchorColumn()).data();
            long closed = window.closedThrough(watermark);
            int from = 0;
            while (from < count) {
                long anchor = Memory.getLong(anchors + 8L * from);
                int to = from + 1;
                while (to < count && Memory.getLong(anchors + 8L * to) == anchor) {
                    to++;
                }
                add(rows, from, to, weights, window.end(anchor), closed);
                from = to;
            }
        }
    }

    private void add(ChangeBatch batch, int from, int to, long[] weights, long end, long closed) {
        if (end <= closed) {
            for (int row = from; row < to; row++) {
                context.rejected().late(batch, row, window.anchorColumn(), watermark);
            }
            return;
        }
        GroupedAggregates groups = open.get(end);
        if (groups == null) {
            groups = newWindow();
            open.put(end, groups);
            groups.expect(Expected.groups(expected, to - from));
        }
        groups.add(batch, from, to, ids, weights, !finalOnly);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        if (!finalOnly) {
            open.forEach((end, groups) -> writeChanges(end, groups, out));
        }
        watermark = Math.max(watermark, tick.watermark());
        long closed = window.closedThrough(watermark);
        Iterator<Map.Entry<Long, GroupedAggregates>> windows = open.entrySet().iterator();
        while (windows.hasNext()) {
            Map.Entry<Long, GroupedAggregates> entry = windows.next();
            boolean closing = entry.getKey() <= closed;
            if (closing && finalOnly) {
                FinalWriter.write(entry.getValue(), keyColumns(entry.getKey(), entry.getValue()), context, out);
            }
            if (closing) {
                expected = entry.getValue().size();
            }
            if (closing || entry.getValue().size() == 0) {
                entry.getValue().close();
                windows.remove();
            }
        }
    }

    private void writeChanges(long end, GroupedAggregates groups, Output out) {
        if (groups.isTouched()) {
            new ChangeWriter(groups, false, context, keyColumns(end, groups), out).write();
        }
    }

    private ChangeEmitter.KeyColumns keyColumns(long end, GroupedAggregates groups) {
        return (rows, count) -> window.complete(groups.newKeyColumns(rows, count), end, count, context.allocator());
    }

    private GroupedAggregates newWindow() {
        return new GroupedAggregates(spec, window.otherKeys(), context, scratch);
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        long[] ends = open.keySet().stream().mapToLong(Long::longValue).toArray();
        writer.writeLongs("windows", ends, ends.length);
        int i = 0;
        for (GroupedAggregates groups : open.values()) {
            groups.snapshot(writer, "window" + i++ + ".");
        }
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        long[] ends = reader.readLongs("windows");
        for (int i = 0; i < ends.length; i++) {
            GroupedAggregates groups = newWindow();
            open.put(ends[i], groups);
            groups.restore(reader, "window" + i + ".");
        }
    }

    @Override
    public long stateBytes() {
        long bytes = scratch.stateBytes() + 4L * ids.length;
        for (GroupedAggregates groups : open.values()) {
            bytes += groups.stateBytes();
        }
        return bytes;
    }

    @Override
    public long stateRows() {
        return open.values().stream().mapToLong(GroupedAggregates::size).sum();
    }

    @Override
    public void close() {
        open.values().forEach(GroupedAggregates::close);
        open.clear();
        scratch.close();
    }
}
