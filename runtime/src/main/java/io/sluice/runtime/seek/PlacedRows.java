package io.sluice.runtime.seek;

import io.sluice.runtime.batch.Column;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of one batch by their places. How many rows stand in some places is known at once; which ones, only when asked for. */
final class PlacedRows {
    private static final int[] NO_ROWS = {};

    /** So many places may be counted for any batch. */
    private static final int FEW_PLACES = 512;

    private final int rowCount;
    private final int[] places;
    /** Before each place, how many rows stand in lower ones; null where there are too few rows for so many places. */
    private final int[] before;
    /** All rows in the order of their places; null before it is needed. */
    private int[] rows;

    PlacedRows(Places finder, Column column) {
        this.rowCount = column.rowCount();
        this.places = new int[rowCount];
        finder.find(column, rowCount, places);
        this.before = finder.count() > FEW_PLACES + rowCount ? null : countedBefore(places, finder.count());
    }

    private static int[] countedBefore(int[] places, int placeCount) {
        int[] before = new int[placeCount + 1];
        for (int row = 0; row < places.length; row++) {
            before[places[row] + 1]++;
        }
        for (int place = 1; place < before.length; place++) {
            before[place] += before[place - 1];
        }
        return before;
    }

    /** @param wanted as {@link Places#wanted} gives it */
    int count(int[] wanted) {
        int count = 0;
        if (looksAtRows(wanted)) {
            for (int place : places) {
                count += contains(wanted, place) ? 1 : 0;
            }
            return count;
        }
        for (int i = 0; i < wanted.length; i += 2) {
            count += before[wanted[i + 1]] - before[wanted[i]];
        }
        return count;
    }

    /** The rows that stand in some places, ascending. */
    int[] rows(int[] wanted) {
        int count = count(wanted);
        if (count == 0) {
            return NO_ROWS;
        }
        if (looksAtRows(wanted)) {
            return IntStream.range(0, rowCount)
                    .filter(row -> contains(wanted, places[row]))
                    .toArray();
        }
        if (wanted.length == 2 && wanted[1] == wanted[0] + 1) {
            return Arrays.copyOfRange(byPlace(), before[wanted[0]], before[wanted[1]]);
        }
        return count > rowCount / 8 ? among(wanted, count) : gathered(wanted, count);
    }

    private boolean looksAtRows(int[] wanted) {
        return before == null || wanted.length > 2 * rowCount;
    }

    private static boolean contains(int[] wanted, int place) {
        int found = Arrays.binarySearch(wanted, place);
        int stretch = found >= 0 ? found : -found - 2;
        return stretch >= 0 && (stretch & 1) == 0;
    }

    /** Looks at every row. */
    private int[] among(int[] wanted, int count) {
        byte[] isWanted = new byte[before.length];
        for (int i = 0; i < wanted.length; i += 2) {
            Arrays.fill(isWanted, wanted[i], wanted[i + 1], (byte) 1);
        }
        // One more than there are, as the next free place is written to before it is known to be needed.
        int[] found = new int[count + 1];
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            found[next] = row;
            next += isWanted[places[row]];
        }
        return Arrays.copyOf(found, count);
    }

    /** Looks at the wanted rows only, and brings them into order by a bit for each row. */
    private int[] gathered(int[] wanted, int count) {
        int[] all = byPlace();
        long[] bits = new long[(rowCount >>> 6) + 1];
        for (int i = 0; i < wanted.length; i += 2) {
            for (int at = before[wanted[i]]; at < before[wanted[i + 1]]; at++) {
                bits[all[at] >>> 6] |= 1L << all[at];
            }
        }
        int[] found = new int[count];
        int next = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long left = bits[word]; left != 0; left &= left - 1) {
                found[next++] = (word << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return found;
    }

    private int[] byPlace() {
        if (rows == null) {
            int[] next = before.clone();
            rows = new int[rowCount];
            for (int row = 0; row < rowCount; row++) {
                rows[next[places[row]]++] = row;
            }
        }
        return rows;
    }
}
