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
        if (times.hasNulls()) {
            for (int row = 0; row < rows; row++) {
                if (!times.isNull(row)) {
                    largest = Math.max(largest, Memory.getLong(times.data() + 8L * row));
                }
            }
        } else {
            largest = Math.max(largest, largest(times.data(), rows));
        }
    }

    /** The largest of some values, at least one; of four stretches at a time, so that neither memory nor a comparison waits for another. */
    private static long largest(long data, int count) {
        long stretch = 8L * (count / 4);
        long first = Memory.getLong(data);
        long second = first;
        long third = first;
        long fourth = first;
        for (long at = data; at < data + stretch; at += 8) {
            first = Math.max(first, Memory.getLong(at));
            second = Math.max(second, Memory.getLong(at + stretch));
            third = Math.max(third, Memory.getLong(at + 2 * stretch));
            fourth = Math.max(fourth, Memory.getLong(at + 3 * stretch));
        }
        for (long at = data + 4 * stretch; at < data + 8L * count; at += 8) {
            first = Math.max(first, Memory.getLong(at));
        }
        return Math.max(Math.max(first, second), Math.max(third, fourth));
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
