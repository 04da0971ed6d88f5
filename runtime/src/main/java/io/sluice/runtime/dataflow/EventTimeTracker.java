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

    /** The largest of some values, at least one; four at a time, as each comparison waits for the one before. */
    private static long largest(long data, int count) {
        long first = Memory.getLong(data);
        long second = first;
        long third = first;
        long fourth = first;
        int done = 0;
        for (; done + 4 <= count; done += 4) {
            long at = data + 8L * done;
            first = Math.max(first, Memory.getLong(at));
            second = Math.max(second, Memory.getLong(at + 8));
            third = Math.max(third, Memory.getLong(at + 16));
            fourth = Math.max(fourth, Memory.getLong(at + 24));
        }
        for (; done < count; done++) {
            first = Math.max(first, Memory.getLong(data + 8L * done));
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
