package io.sluice.runtime.expr.kernel;

import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;

/** Rows picked by truth values. */
public final class Selection {
    private Selection() {}

    /** Writes the rows of a BOOLEAN column that are true, ascending; returns how many. */
    public static int ofTrue(Column truth, int[] selected) {
        int kept = 0;
        int rows = truth.rowCount();
        for (int word = 0; word < NewColumn.words(rows); word++) {
            long set = Memory.getLong(truth.data() + 8L * word);
            if (truth.validity() != 0) {
                set &= Memory.getLong(truth.validity() + 8L * word);
            }
            if (rows - 64 * word < 64) {
                set &= (1L << rows - 64 * word) - 1;
            }
            while (set != 0) {
                selected[kept++] = 64 * word + Long.numberOfTrailingZeros(set);
                set &= set - 1;
            }
        }
        return kept;
    }

    /** Whether a BOOLEAN is true: neither false nor NULL. */
    public static boolean isTrue(Column truth, int row) {
        return Memory.getBit(truth.data(), row) && !truth.isNull(row);
    }
}
