package io.sluice.runtime.operator.match;

import java.util.Arrays;

/** Which symbols the rows of a match fit, one row after the other. */
final class Mapping {
    private static final int EXCLUDED = 1 << 16;

    private int start;
    private int length;
    private int[] symbols = new int[16];

    /** @param firstRow of the match, in its region */
    void begin(int firstRow) {
        start = firstRow;
        length = 0;
    }

    void add(int symbol, boolean excluded) {
        if (length == symbols.length) {
            symbols = Arrays.copyOf(symbols, 2 * length);
        }
        symbols[length++] = excluded ? symbol | EXCLUDED : symbol;
    }

    /** Forgets all but the first rows. */
    void cut(int toLength) {
        length = toLength;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    int symbol(int index) {
        return symbols[index] & EXCLUDED - 1;
    }

    /** Whether the row is not to be given out. */
    boolean isExcluded(int index) {
        return (symbols[index] & EXCLUDED) != 0;
    }
}
