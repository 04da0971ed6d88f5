package io.sluice.runtime.operator.join;

import io.sluice.runtime.operator.Output;
import io.sluice.runtime.state.StateReader;
import io.sluice.runtime.state.StateWriter;
import java.util.Arrays;

/**
 * The rows of one side that come out by themselves: those without a partner, or for SEMI those with one. Here for joins without a further
 * condition, where all rows of a key have the same partners, which are counted once per key. What has changed is emitted when the tick ends,
 * so that nothing comes out that the same tick takes back.
 */
final class KeyedLoneRows {
    private final JoinSide side;
    private final boolean whenMatched;
    private final boolean partnersOnlyCome;
    private final LoneChanges changes;
    /** By key: sum of the weights of the other side's rows. */
    private long[] partners = new long[8];
    /** By key: its place in the log above 0; below 0 once its rows have been dealt with. */
    private int[] places = new int[8];

    private int[] touched = new int[8];
    private long[] before = new long[8];
    private int count;

    /**
     * @param whenMatched rows with partners come out, instead of those without
     * @param partnersOnlyCome no row of the other side is taken back
     */
    KeyedLoneRows(JoinSide side, boolean whenMatched, boolean partnersOnlyCome, LoneChanges changes) {
        this.side = side;
        this.whenMatched = whenMatched;
        this.partnersOnlyCome = partnersOnlyCome;
        this.changes = changes;
    }

    void ensureKeys(int bound) {
        if (bound > partners.length) {
            int size = Math.max(bound, 2 * partners.length);
            partners = Arrays.copyOf(partners, size);
            places = Arrays.copyOf(places, size);
        }
    }

    /**
     * Notes rows that come or go on the other side.
     *
     * @param weights null for all 1
     */
    void partnersChanged(int[] keys, long[] weights, int rows) {
        for (int i = 0; i < rows; i++) {
            int key = keys[i];
            if (partnersOnlyCome && partners[key] != 0) {
                continue;
            }
            if (places[key] == 0) {
                note(key);
            }
            partners[key] += weights == null ? 1 : weights[i];
        }
    }

    private void note(int key) {
        if (count == touched.length) {
            touched = Arrays.copyOf(touched, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        touched[count] = key;
        before[count] = partners[key];
        places[key] = ++count;
    }

    /** Whether it need not be noted that rows of this key come or go now, whatever else the tick brings. */
    boolean isSettled(int key) {
        // It did not come out when the tick began, so none of its rows has anything to take back.
        return places[key] == 0 && (partners[key] != 0) != whenMatched;
    }

    /** Emits the changes of the tick. */
    void endTick(Output out) {
        TouchedRows rows = side.touched();
        for (int i = 0; i < count; i++) {
            int key = touched[i];
            boolean wasOut = (before[i] != 0) == whenMatched;
            boolean isOut = (partners[key] != 0) == whenMatched;
            if (wasOut == isOut) {
                continue;
            }
            places[key] = -1;
            for (int row = side.first(key); row != 0; row = side.next(row)) {
                long now = side.weight(row);
                changes.add(row, isOut ? now : -rows.weightBefore(row, now), out);
            }
        }
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.row(i);
            int key = side.key(row);
            if (places[key] >= 0 && (partners[key] != 0) == whenMatched) {
                changes.add(row, side.weight(row) - rows.weight(i), out);
            }
        }
        changes.flush(out);
        for (int i = 0; i < count; i++) {
            places[touched[i]] = 0;
        }
        count = 0;
    }

    /** The keys that the tick has touched on the other side; before {@link #endTick}. */
    int[] touchedKeys() {
        return Arrays.copyOf(touched, count);
    }

    /** Whether the other side has no rows of this key. */
    boolean isFree(int key) {
        return partners[key] == 0;
    }

    void free(int key) {
        partners[key] = 0;
    }

    void snapshot(StateWriter writer, String prefix, int[] liveKeys) {
        long[] column = new long[liveKeys.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = partners[liveKeys[i]];
        }
        writer.writeLongs(prefix + "partners", column, column.length);
    }

    void restore(StateReader reader, String prefix, int[] liveKeys) {
        long[] column = reader.readLongs(prefix + "partners");
        for (int i = 0; i < column.length; i++) {
            partners[liveKeys[i]] = column[i];
        }
    }

    long stateBytes() {
        return 12L * (partners.length + touched.length) + changes.stateBytes();
    }
}
