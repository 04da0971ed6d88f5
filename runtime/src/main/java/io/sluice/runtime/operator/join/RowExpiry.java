package io.sluice.runtime.operator.join;

import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.operator.window.EventTimes;
import java.util.Arrays;

/**
 * Knows which rows of one side can be forgotten at a watermark. Rows stand in buckets of time and go bucket by bucket, so that freeing
 * costs what is freed; a row may therefore stay a little longer than it must. One without a time matches nothing and goes at once.
 */
final class RowExpiry {
    private static final int BUCKETS = 16;

    private final JoinExpiry expiry;
    private final TimeUnit unit;
    /** Times that fall into one bucket, in the column's unit. */
    private final long width;

    /** Ascending, with the first row of each bucket. */
    private long[] buckets = new long[8];

    private int[] heads = new int[8];
    private int count;
    /** By row number. */
    private long[] bucketOf = new long[8];

    private int[] next = new int[8];
    private int[] previous = new int[8];

    RowExpiry(JoinExpiry expiry, RowType rowType) {
        this.expiry = expiry;
        this.unit = rowType.type(expiry.column()).timeUnit();
        long keep = expiry.keep().getSeconds() / BUCKETS;
        this.width = Math.multiplyExact(Math.max(1, keep), unit.perSecond());
    }

    /** The event time in this side's input. */
    int column() {
        return expiry.column();
    }

    /** Rows whose time is below this are late. */
    long lateBelow(long watermark) {
        return EventTimes.firstNotBelow(watermark, expiry.late(), unit);
    }

    /** Puts a row of a batch, now stored under a number, into its bucket. */
    void add(ChangeBatch batch, int row, int id) {
        add(batch.column(expiry.column()), row, id);
    }

    /** @param times column of event times */
    void add(Column times, int row, int id) {
        if (id >= next.length) {
            int size = Math.max(id + 1, 2 * next.length);
            next = Arrays.copyOf(next, size);
            previous = Arrays.copyOf(previous, size);
            bucketOf = Arrays.copyOf(bucketOf, size);
        }
        long bucket =
                times.isNull(row) ? Long.MIN_VALUE : Math.floorDiv(Memory.getLong(times.data() + 8L * row), width);
        int place = place(bucket);
        int head = heads[place];
        next[id] = head;
        previous[id] = 0;
        previous[head] = id;
        heads[place] = id;
        bucketOf[id] = bucket;
    }

    /** Takes a row out of its bucket. */
    void remove(int id) {
        int before = previous[id];
        int after = next[id];
        if (before == 0) {
            heads[place(bucketOf[id])] = after;
        } else {
            next[before] = after;
        }
        if (after != 0) {
            previous[after] = before;
        }
    }

    /** How many buckets have passed at this watermark; their rows can go. */
    int passed(long watermark) {
        long first = EventTimes.firstNotBelow(watermark, expiry.keep(), unit);
        int passed = 0;
        while (passed < count && isPassed(buckets[passed], first)) {
            passed++;
        }
        return passed;
    }

    private boolean isPassed(long bucket, long first) {
        if (first == Long.MIN_VALUE) {
            return false;
        }
        // All of its times are below: the next bucket begins at or below the first time that stays.
        return bucket == Long.MIN_VALUE || first == Long.MAX_VALUE || bucket + 1 <= Math.floorDiv(first, width);
    }

    /** First row of a bucket by position; 0 when it has none. */
    int first(int position) {
        return heads[position];
    }

    int next(int id) {
        return next[id];
    }

    /** Forgets the first buckets, whose rows are gone. */
    void drop(int passed) {
        System.arraycopy(buckets, passed, buckets, 0, count - passed);
        System.arraycopy(heads, passed, heads, 0, count - passed);
        count -= passed;
    }

    private int place(long bucket) {
        int place =
                count > 0 && buckets[count - 1] == bucket ? count - 1 : Arrays.binarySearch(buckets, 0, count, bucket);
        return place >= 0 ? place : insert(bucket, -place - 1);
    }

    private int insert(long bucket, int place) {
        if (count == buckets.length) {
            buckets = Arrays.copyOf(buckets, 2 * count);
            heads = Arrays.copyOf(heads, 2 * count);
        }
        System.arraycopy(buckets, place, buckets, place + 1, count - place);
        System.arraycopy(heads, place, heads, place + 1, count - place);
        buckets[place] = bucket;
        heads[place] = 0;
        count++;
        return place;
    }

    long stateBytes() {
        return 12L * buckets.length + 16L * next.length;
    }
}
