package io.sluice.runtime.operator.join;

import java.util.Arrays;

/** Rows by time, in buckets of some width: adding, removing and taking the oldest cost little, whatever the number of rows. */
final class TimeBuckets {
    private static final long NOWHERE = Long.MIN_VALUE;

    private final long width;
    /** Ascending, with the first row of each bucket. */
    private long[] buckets = new long[8];

    private int[] heads = new int[8];
    private int count;
    /** By row number; {@link #NOWHERE} for those in no bucket. */
    private long[] bucketOf = newBucketOf(8);

    private int[] next = new int[8];
    private int[] previous = new int[8];

    /** @param width times that fall into one bucket */
    TimeBuckets(long width) {
        this.width = width;
    }

    /** Puts a row that is in no bucket into that of a time. */
    void add(int id, long time) {
        if (id >= next.length) {
            int old = next.length;
            int size = Math.max(id + 1, 2 * old);
            next = Arrays.copyOf(next, size);
            previous = Arrays.copyOf(previous, size);
            bucketOf = Arrays.copyOf(bucketOf, size);
            Arrays.fill(bucketOf, old, size, NOWHERE);
        }
        long bucket = Math.floorDiv(time, width);
        int place = place(bucket);
        int head = heads[place];
        next[id] = head;
        previous[id] = 0;
        previous[head] = id;
        heads[place] = id;
        bucketOf[id] = bucket;
    }

    /** Takes a row out of its bucket, if it is in one. */
    void remove(int id) {
        if (id >= bucketOf.length || bucketOf[id] == NOWHERE) {
            return;
        }
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
        bucketOf[id] = NOWHERE;
    }

    /** Takes a row out of a bucket all of whose times are below {@code limit}; 0 when there is none. */
    int takeBelow(long limit) {
        int passed = 0;
        int found = 0;
        while (found == 0 && passed < count && isBelow(buckets[passed], limit)) {
            found = heads[passed];
            if (found == 0) {
                passed++;
            }
        }
        drop(passed);
        remove(found);
        return found;
    }

    private boolean isBelow(long bucket, long limit) {
        return limit == Long.MAX_VALUE || limit != Long.MIN_VALUE && bucket < Math.floorDiv(limit, width);
    }

    private void drop(int passed) {
        if (passed > 0) {
            System.arraycopy(buckets, passed, buckets, 0, count - passed);
            System.arraycopy(heads, passed, heads, 0, count - passed);
            count -= passed;
        }
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

    private static long[] newBucketOf(int size) {
        long[] buckets = new long[size];
        Arrays.fill(buckets, NOWHERE);
        return buckets;
    }

    long stateBytes() {
        return 12L * buckets.length + 16L * next.length;
    }
}
