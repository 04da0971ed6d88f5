package io.sluice.runtime.operator.join;

import java.util.Arrays;

/** Row numbers, each once, in the order in which they were first added. */
final class RowSet {
    private static final int KEPT_ROWS = 1 << 12;

    private int[] rows = new int[64];
    private int count;
    /** By row number. */
    private boolean[] marked = new boolean[64];

    void add(int row) {
        if (row >= marked.length) {
            marked = Arrays.copyOf(marked, Math.max(row + 1, 2 * marked.length));
        } else if (marked[row]) {
            return;
        }
        marked[row] = true;
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
        }
        rows[count++] = row;
    }

    int count() {
        return count;
    }

    int row(int index) {
        return rows[index];
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            marked[rows[i]] = false;
        }
        if (rows.length > KEPT_ROWS && count < rows.length / 8) {
            rows = new int[KEPT_ROWS];
        }
        count = 0;
    }

    long stateBytes() {
        return 4L * rows.length + marked.length;
    }
}
