package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.window.EventTimes;

/**
 * Knows which rows of one side can be forgotten at a watermark. They go bucket by bucket, so that freeing costs what is freed; a row may
 * therefore stay a little longer than it must. One without a time matches nothing and goes at once.
 */
final class RowExpiry {
    private static final int BUCKETS = 16;

    private final JoinExpiry expiry;
    private final TimeUnit unit;
    private final TimeBuckets buckets;

    RowExpiry(JoinExpiry expiry, RowType rowType) {
        this.expiry = expiry;
        this.unit = rowType.type(expiry.column()).timeUnit();
        long seconds = Math.max(1, expiry.keep().getSeconds() / BUCKETS);
        this.buckets = new TimeBuckets(Math.multiplyExact(seconds, unit.perSecond()));
    }

    /** The event time in this side's input. */
    int column() {
        return expiry.column();
    }

    /** Rows whose time is below this are late. */
    long lateBelow(long watermark) {
        return EventTimes.firstNotBelow(watermark, expiry.late(), unit);
    }

    /** Notes row {@code row} of a column of event times, now stored under a number. */
    void add(Column times, int row, int id) {
        buckets.add(id, times.isNull(row) ? Long.MIN_VALUE : Memory.getLong(times.data() + 8L * row));
    }

    /** Row {@code after} of a column of event times is now stored under the number that row {@code before} had. */
    void move(Column times, int before, int after, int id) {
        boolean same =
                times.isNull(before) ? times.isNull(after) : !times.isNull(after) && isSame(times, before, after);
        if (!same) {
            buckets.remove(id);
            add(times, after, id);
        }
    }

    private static boolean isSame(Column times, int row, int other) {
        return Memory.getLong(times.data() + 8L * row) == Memory.getLong(times.data() + 8L * other);
    }

    void remove(int id) {
        buckets.remove(id);
    }

    /** One row that can go at this watermark, which is not given again; 0 when there is none. */
    int take(long watermark) {
        return buckets.takeBelow(EventTimes.firstNotBelow(watermark, expiry.keep(), unit));
    }

    long stateBytes() {
        return buckets.stateBytes();
    }
}
