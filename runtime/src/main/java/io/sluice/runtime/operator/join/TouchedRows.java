package io.sluice.runtime.operator.join;

import java.util.Arrays;

/** The rows of one side that the tick has touched, with what they were when it began. */
final class TouchedRows {
    private static final int KEPT_ROWS = 1 << 12;

    private int[] rows = new int[64];
    private long[] weights = new long[64];
    private long[] matches = new long[64];
    private int count;
    /** By row number: its place in the log above 0. */
    private int[] places = new int[64];

    /** Notes a row before its first change in the tick. */
    void touch(int row, long weight, long matchCount) {
        if (row >= places.length) {
            places = Arrays.copyOf(places, Math.max(row + 1, 2 * places.length));
        } else if (places[row] != 0) {
            return;
        }
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
            matches = Arrays.copyOf(matches, 2 * count);
        }
        rows[count] = row;
        weights[count] = weight;
        matches[count] = matchCount;
        places[row] = ++count;
    }

    int count() {
        return count;
    }

    int row(int index) {
        return rows[index];
    }

    long weight(int index) {
        return weights[index];
    }

    long matches(int index) {
        return matches[index];
    }

    /** The weight of a row when the tick began. */
    long weightBefore(int row, long weightNow) {
        int place = row < places.length ? places[row] : 0;
        return place == 0 ? weightNow : weights[place - 1];
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            places[rows[i]] = 0;
        }
        if (rows.length > KEPT_ROWS && count < rows.length / 8) {
            // A large tick, as of the first load, need not be paid for ever after.
            rows = new int[KEPT_ROWS];
            weights = new long[KEPT_ROWS];
            matches = new long[KEPT_ROWS];
        }
        count = 0;
    }

    long stateBytes() {
        return 20L * rows.length + 4L * places.length;
    }
}
