package io.sluice.runtime.operator.join;

import java.util.Arrays;

/**
 * The right rows of an as-of join, which of them count, and which left rows a tick's changes concern. Where each right row stands for itself,
 * one that is taken back is as if it had never been. Where a key has one row that changes, what it had before goes on to count:
 *
 * <ul>
 *   <li>taken back while another of its key with a later value comes in the same tick, it counts up to that value;
 *   <li>taken back while others come, but none later, it is as if it had never been: it was corrected;
 *   <li>taken back while none comes, it leaves a gap: from its value on nothing is found until the next one.
 * </ul>
 */
final class AsOfVersions {
    private static final byte PRESENT = 0;
    private static final byte PAST = 1;
    private static final byte GAP = 2;

    private final boolean strict;
    private final boolean keepsPast;
    private final OrderedSide left;
    private final OrderedSide right;
    private byte[] states = new byte[8];
    private int[] added = new int[8];
    private int addedCount;
    /** By key: the last in order of those that came in the tick. */
    private int[] newest = new int[8];

    private int[] gone = new int[8];
    private int goneCount;

    AsOfVersions(AsOfSpec spec, OrderedSide left, OrderedSide right) {
        this.strict = spec.strict();
        this.keepsPast = spec.versions();
        this.left = left;
        this.right = right;
    }

    void ensureKeys(int bound) {
        if (bound > newest.length) {
            newest = Arrays.copyOf(newest, Math.max(bound, 2 * newest.length));
        }
    }

    /** The right row nearest to a left one; 0 when there is none. */
    int find(int leftRow) {
        int node = right.tree().root(left.side().key(leftRow));
        int found = 0;
        while (node != 0) {
            if (reaches(node, leftRow)) {
                found = node;
                node = right.tree().larger(node);
            } else {
                node = right.tree().smaller(node);
            }
        }
        return found != 0 && state(found) == GAP ? 0 : found;
    }

    /** Whether a left row stands late enough for a right one. */
    private boolean reaches(int rightRow, int leftRow) {
        int order = right.values().compare(rightRow, left.values(), leftRow);
        return strict ? order < 0 : order <= 0;
    }

    /** Takes the changes of the tick into account and adds the left rows they concern. */
    void endTick(AsOfMatches matches, RowSet concerned) {
        TouchedRows touched = right.side().touched();
        findAdded(touched);
        for (int i = 0; i < touched.count(); i++) {
            int row = touched.row(i);
            if (right.side().weight(row) <= 0) {
                takeBack(row, touched.weight(i) > 0, matches, concerned);
            }
        }
        for (int i = 0; i < addedCount; i++) {
            state(added[i], PRESENT);
            replacePast(added[i], matches, concerned);
        }
        for (int i = 0; i < addedCount; i++) {
            addReaching(added[i], concerned);
            newest[right.side().key(added[i])] = 0;
        }
    }

    private void findAdded(TouchedRows touched) {
        addedCount = 0;
        for (int i = 0; i < touched.count(); i++) {
            int row = touched.row(i);
            if (touched.weight(i) <= 0 && right.side().weight(row) > 0) {
                if (addedCount == added.length) {
                    added = Arrays.copyOf(added, 2 * addedCount);
                }
                added[addedCount++] = row;
                int key = right.side().key(row);
                if (newest[key] == 0 || right.values().compare(row, right.values(), newest[key]) > 0) {
                    newest[key] = row;
                }
            }
        }
    }

    private void takeBack(int row, boolean wasThere, AsOfMatches matches, RowSet concerned) {
        int follower = newest[right.side().key(row)];
        boolean past = keepsPast && follower != 0 && right.values().compare(row, right.values(), follower) < 0;
        if (!wasThere) {
            if (state(row) == PRESENT) {
                drop(row);
            }
        } else if (past) {
            state(row, PAST);
        } else {
            addDependents(row, matches, concerned);
            if (keepsPast && follower == 0) {
                state(row, GAP);
            } else {
                drop(row);
            }
        }
    }

    /** What was there before with the value of a row that came is as if it had never been. */
    private void replacePast(int row, AsOfMatches matches, RowSet concerned) {
        int key = right.side().key(row);
        for (int other = right.tree().before(key, row);
                keepsPast && isBeside(other, row);
                other = right.tree().before(key, row)) {
            if (state(other) == PRESENT) {
                break;
            }
            addDependents(other, matches, concerned);
            drop(other);
        }
        for (int other = right.tree().after(key, row);
                keepsPast && isBeside(other, row);
                other = right.tree().after(key, row)) {
            if (state(other) == PRESENT) {
                break;
            }
            addDependents(other, matches, concerned);
            drop(other);
        }
    }

    private boolean isBeside(int other, int row) {
        return other != 0 && right.values().compare(other, right.values(), row) == 0;
    }

    /** Adds the left rows from a right one on up to the next. */
    private void addReaching(int row, RowSet concerned) {
        int key = right.side().key(row);
        int next = right.tree().after(key, row);
        if (isBeside(next, row)) {
            return;
        }
        int node = left.tree().root(key);
        int first = 0;
        while (node != 0) {
            if (reaches(row, node)) {
                first = node;
                node = left.tree().smaller(node);
            } else {
                node = left.tree().larger(node);
            }
        }
        for (int at = first;
                at != 0 && (next == 0 || !reaches(next, at));
                at = left.tree().after(key, at)) {
            concerned.add(at);
        }
    }

    private static void addDependents(int row, AsOfMatches matches, RowSet concerned) {
        for (int at = matches.firstDependent(row); at != 0; at = matches.nextDependent(at)) {
            concerned.add(at);
        }
    }

    /** Takes a row out of the order; {@link #takeGone} gives it for being freed. */
    void drop(int row) {
        right.leaveOrder(row);
        state(row, PRESENT);
        if (goneCount == gone.length) {
            gone = Arrays.copyOf(gone, 2 * goneCount);
        }
        gone[goneCount++] = row;
    }

    /** A row that was dropped, once each; 0 when there is none left. */
    int takeGone() {
        return goneCount == 0 ? 0 : gone[--goneCount];
    }

    /** The rows that came in the tick that just ended. */
    int addedCount() {
        return addedCount;
    }

    int added(int index) {
        return added[index];
    }

    boolean isGap(int row) {
        return state(row) == GAP;
    }

    private byte state(int row) {
        return row < states.length ? states[row] : PRESENT;
    }

    private void state(int row, byte state) {
        if (row >= states.length) {
            states = Arrays.copyOf(states, Math.max(row + 1, 2 * states.length));
        }
        states[row] = state;
    }

    /** The states of some rows, for a snapshot. */
    byte[] states(int[] rows) {
        byte[] result = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            result[i] = state(rows[i]);
        }
        return result;
    }

    /** Takes what {@link #states} gave for the rows 1, 2, …. */
    void restore(byte[] saved) {
        for (int i = 0; i < saved.length; i++) {
            state(i + 1, saved[i]);
        }
    }

    long stateBytes() {
        return states.length + 4L * (added.length + newest.length + gone.length);
    }
}
