package io.sluice.runtime.operator.setop;

import java.util.Arrays;

/** The rows that the tick under way has touched, in that order, and how often each stood in the result before. */
final class TouchedRows {
    private int[] tickOf = new int[8];
    private int[] ids = new int[8];
    private long[] before = new long[8];
    private int count;
    private int tick = 1;

    void ensureRows(int bound) {
        if (bound > tickOf.length) {
            tickOf = Arrays.copyOf(tickOf, Math.max(bound, 2 * tickOf.length));
        }
    }

    /** True the first time in a tick; then {@link #setBefore} must follow. */
    boolean touch(int id) {
        if (tickOf[id] == tick) {
            return false;
        }
        tickOf[id] = tick;
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            before = Arrays.copyOf(before, 2 * count);
        }
        ids[count++] = id;
        return true;
    }

    void setBefore(long value) {
        before[count - 1] = value;
    }

    int count() {
        return count;
    }

    int id(int i) {
        return ids[i];
    }

    long before(int i) {
        return before[i];
    }

    void endTick() {
        count = 0;
        if (++tick == Integer.MAX_VALUE) {
            Arrays.fill(tickOf, 0);
            tick = 1;
        }
    }
}
