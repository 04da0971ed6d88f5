package io.sluice.runtime.operator.window;

import io.sluice.planner.plan.WindowKeys;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Gather;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.GroupTable;
import io.sluice.runtime.state.GroupTables;
import io.sluice.runtime.state.PrefixedState;
import io.sluice.runtime.state.Scratch;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Runs an operator whose partitions belong to event-time windows once for each window, so that its state goes as a whole when the window
 * closes: once the watermark has reached its end plus the grace period. What was emitted then stays. A row is late, and set aside, exactly
 * if its window was closed at the watermark that held when the tick began.
 */
public final class WindowedPartitions implements Operator {
    private final Function<OperatorContext, Operator> factory;
    private final OperatorContext context;
    private final WindowKeys window;
    private final int column;
    private final SqlType type;
    private final long columnToEnd;
    private final NavigableMap<Long, Operator> open = new TreeMap<>();
    private long watermark = Tick.NO_WATERMARK;

    /**
     * @param window which of {@code keys} are window columns
     * @param keys columns of the input that tell partitions apart
     */
    public WindowedPartitions(
            WindowKeys window,
            List<Integer> keys,
            RowType input,
            Function<OperatorContext, Operator> factory,
            OperatorContext context) {
        this.window = window;
        this.factory = factory;
        this.context = context;
        int key =
                window.endKey() >= 0 ? window.endKey() : window.startKey() >= 0 ? window.startKey() : window.timeKey();
        this.column = keys.get(key);
        this.type = input.type(column);
        boolean start = key == window.startKey() && key != window.endKey();
        this.columnToEnd = key == window.endKey() ? 0 : start ? EventTimes.units(window.size(), type.timeUnit()) : 1;
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        int count = batch.rowCount();
        if (count == 0) {
            batch.close();
            return;
        }
        Column ends = batch.column(column);
        long first = Memory.getLong(ends.data());
        boolean same = !ends.hasNulls();
        for (int row = 1; same && row < count; row++) {
            same = Memory.getLong(ends.data() + 8L * row) == first;
        }
        if (same) {
            process(first + columnToEnd, batch, out);
            return;
        }
        try (batch) {
            split(batch, ends, out);
        }
    }

    /** Gives each window its rows, windows in the order in which they first stand in the batch. */
    private void split(ChangeBatch batch, Column ends, Output out) {
        int count = batch.rowCount();
        int[] ids = new int[count];
        try (Scratch scratch = new Scratch(context.allocator());
                GroupTable table = GroupTables.create(List.of(type), context.allocator(), scratch)) {
            table.findOrAdd(new Column[] {ends}, 0, count, ids);
            int[] starts = new int[table.idBound() + 1];
            for (int id : ids) {
                starts[id + 1]++;
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            int[] next = starts.clone();
            int[] rows = new int[count];
            for (int row = 0; row < count; row++) {
                rows[next[ids[row]]++] = row;
            }
            for (int id = 1; id < table.idBound(); id++) {
                process(batch, ends, Arrays.copyOfRange(rows, starts[id], starts[id + 1]), out);
            }
        }
    }

    /** @param part rows of one window */
    private void process(ChangeBatch batch, Column ends, int[] part, Output out) {
        if (!ends.isNull(part[0])) {
            long value = Memory.getLong(ends.data() + 8L * part[0]);
            process(value + columnToEnd, Gather.batch(batch, part, part.length, context.allocator()), out);
            return;
        }
        for (int row : part) {
            context.rejected().failed(batch, row, ErrorCode.NOT_NULL_VIOLATION, "the window is NULL", SourceSpan.NONE);
        }
    }

    private void process(long end, ChangeBatch batch, Output out) {
        if (end <= EventTimes.closedThrough(watermark, window.grace(), type.timeUnit())) {
            try (batch) {
                for (int row = 0; row < batch.rowCount(); row++) {
                    context.rejected().late(batch, row, column, watermark);
                }
            }
            return;
        }
        open.computeIfAbsent(end, key -> factory.apply(context)).process(0, batch, out);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        open.values().forEach(operator -> operator.endTick(tick, out));
        watermark = Math.max(watermark, tick.watermark());
        long closed = EventTimes.closedThrough(watermark, window.grace(), type.timeUnit());
        Iterator<Map.Entry<Long, Operator>> windows = open.entrySet().iterator();
        while (windows.hasNext()) {
            Map.Entry<Long, Operator> entry = windows.next();
            if (entry.getKey() <= closed || entry.getValue().stateRows() == 0) {
                entry.getValue().close();
                windows.remove();
            }
        }
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("watermark", watermark);
        long[] ends = open.keySet().stream().mapToLong(Long::longValue).toArray();
        writer.writeLongs("windows", ends, ends.length);
        open.forEach((end, operator) -> operator.snapshot(new PrefixedState.Writer(writer, "window" + end + ".")));
    }

    @Override
    public void restore(StateReader reader) {
        watermark = reader.readLong("watermark");
        long[] ends = reader.readLongs("windows");
        Arrays.sort(ends);
        for (long end : ends) {
            Operator operator = factory.apply(context);
            open.put(end, operator);
            operator.restore(new PrefixedState.Reader(reader, "window" + end + "."));
        }
    }

    @Override
    public long stateBytes() {
        return open.values().stream().mapToLong(Operator::stateBytes).sum();
    }

    @Override
    public long stateRows() {
        return open.values().stream().mapToLong(Operator::stateRows).sum();
    }

    @Override
    public void close() {
        open.values().forEach(Operator::close);
        open.clear();
    }
}
