package io.sluice.runtime.operator.session;

import java.util.Arrays;

/** The rows of one key in the order of time, then of their numbers: sessions are the runs whose rows are less than a gap apart. */
final class SessionLayout {
    private final SessionRows rows;
    private int[] ids = new int[4];
    private int size;

    SessionLayout(SessionRows rows) {
        this.rows = rows;
    }

    int size() {
        return size;
    }

    int id(int index) {
        return ids[index];
    }

    long time(int index) {
        return rows.time(ids[index]);
    }

    /** The same rows, changed without changing this. */
    SessionLayout copy() {
        SessionLayout copy = new SessionLayout(rows);
        copy.ids = Arrays.copyOf(ids, Math.max(4, size));
        copy.size = size;
        return copy;
    }

    /** Index of a row, or −1 − the index where it would stand. */
    int find(int id) {
        long time = rows.time(id);
        int low = 0;
        int high = size;
        // Rows mostly come in the order of time.
        if (size > 0 && compare(ids[size - 1], id, time) < 0) {
            return -1 - size;
        }
        while (low < high) {
            int middle = low + high >>> 1;
            int order = compare(ids[middle], id, time);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1 - low;
    }

    private int compare(int other, int id, long time) {
        int order = Long.compare(rows.time(other), time);
        return order != 0 ? order : Integer.compare(other, id);
    }

    void insert(int id) {
        int at = -1 - find(id);
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        System.arraycopy(ids, at, ids, at + 1, size - at);
        ids[at] = id;
        size++;
    }

    void remove(int id) {
        int at = find(id);
        System.arraycopy(ids, at + 1, ids, at, size - at - 1);
        size--;
    }

    /** Takes the first rows away. */
    void removeFirst(int count) {
        System.arraycopy(ids, count, ids, 0, size - count);
        size -= count;
    }

    /** Index of the first row whose time is at or after this. */
    int firstAtOrAfter(long time) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a session goes on from the row before {@code index} to the one there. */
    boolean joined(int index, long gap) {
        return index > 0 && index < size && time(index) - time(index - 1) < gap;
    }

    /** Index behind the last row of the session that the row at {@code index} belongs to. */
    int sessionEnd(int index, long gap) {
        int end = index + 1;
        while (joined(end, gap)) {
            end++;
        }
        return end;
    }

    long stateBytes() {
        return 4L * ids.length;
    }
}
