package io.sluice.runtime.dataflow;

import io.sluice.planner.RelationDefinition;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.Tick;

/** Remembers the largest event time seen and derives the watermark from it. */
final class EventTimeTracker {
    private final int column;
    private final long delayMicros;
    private final long unitsPerSecond;
    private long largest = Long.MIN_VALUE;

    EventTimeTracker(RelationDefinition.Watermark watermark, RowType rowType) {
        this.column = watermark.column();
        this.delayMicros = watermark.delay().toNanos() / 1_000;
        SqlType type = rowType.type(column);
        this.unitsPerSecond = type.timeUnit().perSecond();
    }

    void observe(ChangeBatch batch) {
        Column times = batch.column(column);
        int rows = batch.rowCount();
        long data = times.data();
        long max = largest;
        if (times.hasNulls()) {
            for (int row = 0; row < rows; row++) {
                if (!times.isNull(row)) {
                    max = Math.max(max, Memory.getLong(data + 8L * row));
                }
            }
        } else {
            for (int row = 0; row < rows; row++) {
                max = Math.max(max, Memory.getLong(data + 8L * row));
            }
        }
        largest = max;
    }

    /** Microseconds, or {@link Tick#NO_WATERMARK} before the first row. */
    long watermark() {
        if (largest == Long.MIN_VALUE) {
            return Tick.NO_WATERMARK;
        }
        long micros =
                unitsPerSecond <= 1_000_000 ? largest * (1_000_000 / unitsPerSecond) : Math.floorDiv(largest, 1_000L);
        return micros - delayMicros;
    }
}
