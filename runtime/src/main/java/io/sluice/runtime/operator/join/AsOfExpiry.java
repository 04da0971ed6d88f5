package io.sluice.runtime.operator.join;

import io.sluice.planner.type.SqlType.TimeUnit;
import io.sluice.runtime.operator.window.EventTimes;
import java.time.Duration;
import java.util.Arrays;

/**
 * Frees rows of an as-of join over event times once the watermark says that they can no longer matter: a left row when no version can come
 * that it would find, a right one when another stands before all left rows that can still come.
 */
final class AsOfExpiry {
    private final Duration delay;
    private final TimeUnit unit;
    private final OrderedSide left;
    private final OrderedSide right;
    private final AsOfVersions versions;
    private final TimeBuckets leftRows;
    /** Right rows by the time of the next one of their key. */
    private final TimeBuckets followed;

    private int[] due = new int[8];

    /** @param unit of the values of both sides */
    AsOfExpiry(Duration delay, TimeUnit unit, OrderedSide left, OrderedSide right, AsOfVersions versions) {
        this.delay = delay;
        this.unit = unit;
        this.left = left;
        this.right = right;
        this.versions = versions;
        this.leftRows = new TimeBuckets(unit.perSecond());
        this.followed = new TimeBuckets(unit.perSecond());
    }

    /** Notes the rows that the tick has brought; after their matches are known. */
    void noteTick() {
        TouchedRows touched = left.side().touched();
        for (int i = 0; i < touched.count(); i++) {
            int row = touched.row(i);
            leftRows.remove(row);
            leftRows.add(row, time(left, row));
        }
        for (int i = 0; i < versions.addedCount(); i++) {
            int row = versions.added(i);
            int key = right.side().key(row);
            int before = right.tree().before(key, row);
            if (before != 0) {
                noteFollower(before, row);
            }
            noteFollower(row, right.tree().after(key, row));
        }
        TouchedRows changed = right.side().touched();
        for (int i = 0; i < changed.count(); i++) {
            if (versions.isGap(changed.row(i))) {
                noteFollower(changed.row(i), 0);
            }
        }
    }

    private void noteFollower(int row, int follower) {
        followed.remove(row);
        if (versions.isGap(row)) {
            // A gap says no more than that nothing is there.
            followed.add(row, time(right, row));
        } else if (follower != 0) {
            followed.add(row, time(right, follower));
        }
    }

    /** Notes the restored left rows 1, 2, … and right ones 1, 2, …. */
    void restore(int lefts, int rights) {
        for (int row = 1; row <= lefts; row++) {
            leftRows.add(row, time(left, row));
        }
        for (int row = 1; row <= rights; row++) {
            noteFollower(row, right.tree().after(right.side().key(row), row));
        }
    }

    void removeLeft(int row) {
        leftRows.remove(row);
    }

    void removeRight(int row) {
        followed.remove(row);
    }

    /** A left row that can go; 0 when there is none. */
    int takeLeft(long watermark) {
        return leftRows.takeBelow(limit(watermark));
    }

    /** Takes the versions that can go out of their order. */
    void dropFollowed(long watermark) {
        long limit = limit(watermark);
        int count = 0;
        for (int row = followed.takeBelow(limit); row != 0; row = followed.takeBelow(limit)) {
            if (count == due.length) {
                due = Arrays.copyOf(due, 2 * count);
            }
            due[count++] = row;
        }
        for (int i = 0; i < count; i++) {
            int row = due[i];
            int key = right.side().key(row);
            int follower = right.tree().after(key, row);
            boolean emptyGap = versions.isGap(row) && right.tree().before(key, row) == 0;
            // The follower may have been taken back since it was noted.
            if (emptyGap || follower != 0 && time(right, follower) < limit) {
                versions.drop(row);
            } else {
                noteFollower(row, follower);
            }
        }
    }

    /** Rows of either side before this time have no more to do with each other. */
    private long limit(long watermark) {
        return EventTimes.firstNotBelow(watermark, delay, unit);
    }

    private static long time(OrderedSide side, int row) {
        return ((OrderValues.Longs) side.values()).value(row);
    }

    long stateBytes() {
        return leftRows.stateBytes() + followed.stateBytes() + 4L * due.length;
    }
}
