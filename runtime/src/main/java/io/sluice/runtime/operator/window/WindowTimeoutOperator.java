package io.sluice.runtime.operator.window;

import io.sluice.planner.plan.WindowTimeoutNode;
import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.Output;
import io.sluice.runtime.operator.Tick;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;

/**
 * Passes rows on and remembers the highest time among them and when the last one came. Once the clock has gone on by the timeout without a
 * row, {@link #watermark()} stands where the last of their windows closes, whatever the watermark of the input.
 */
public final class WindowTimeoutOperator implements Operator {
    private static final long NO_ROW = Long.MIN_VALUE;

    private final OperatorContext context;
    private final int timeColumn;
    private final TimeUnit unit;
    private final WindowAssigner assigner;
    private final long after;
    private final long timeoutMicros;
    private long highest = NO_ROW;
    private long lastRowMicros = NO_ROW;
    private long watermark = Tick.NO_WATERMARK;

    public WindowTimeoutOperator(WindowTimeoutNode node, OperatorContext context) {
        this.context = context;
        this.timeColumn = node.timeColumn();
        this.unit = node.rowType().type(timeColumn).timeUnit();
        this.assigner =
                node.window().map(spec -> new WindowAssigner(spec, unit)).orElse(null);
        this.after = EventTimes.micros(node.after());
        this.timeoutMicros = EventTimes.micros(node.timeout());
    }

    @Override
    public void process(int input, ChangeBatch batch, Output out) {
        Column column = batch.column(timeColumn);
        long times = column.data();
        for (int row = 0; row < batch.rowCount(); row++) {
            long time = Memory.getLong(times + 8L * row);
            if (time > highest && !column.isNull(row) && (assigner == null || assigner.hasWindows(time))) {
                highest = time;
            }
        }
        lastRowMicros = context.nowMicros().getAsLong();
        out.emit(batch);
    }

    @Override
    public void endTick(Tick tick, Output out) {
        watermark = Math.max(watermark, tick.watermark());
        if (highest != NO_ROW && tick.nowMicros() - lastRowMicros >= timeoutMicros) {
            watermark = Math.max(watermark, closesAt());
        }
    }

    /** Where the windows of all rows so far have closed. */
    private long closesAt() {
        long end = assigner == null ? highest : assigner.lastEnd(highest);
        long micros = switch (unit) {
            case MILLIS -> EventTimes.saturatedMultiply(end, 1_000);
            case MICROS -> end;
            case NANOS -> -Math.floorDiv(-end, 1_000);
        };
        return Math.min(EventTimes.saturatedAdd(micros, after), Tick.END_OF_INPUT - 2);
    }

    /** Of the rows passed on, as of the last end of a tick. */
    public long watermark() {
        return watermark;
    }

    @Override
    public long nextDue() {
        return highest == NO_ROW || closesAt() <= watermark
                ? Long.MAX_VALUE
                : EventTimes.saturatedAdd(lastRowMicros, timeoutMicros);
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong("highest", highest);
        writer.writeLong("last", lastRowMicros);
        writer.writeLong("watermark", watermark);
    }

    @Override
    public void restore(StateReader reader) {
        highest = reader.readLong("highest");
        lastRowMicros = reader.readLong("last");
        watermark = reader.readLong("watermark");
    }

    @Override
    public long stateBytes() {
        return 24;
    }

    @Override
    public long stateRows() {
        return 0;
    }

    @Override
    public void close() {}
}
