package io.sluice.runtime.operator.aggregate;

import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import java.util.Arrays;
import java.util.List;

/** The FILTER clauses of several calls, read into a word a row. */
final class RowFilters {
    private final List<Integer> columns;
    private final long unfiltered;

    /** @param columns for each call its BOOLEAN column, or −1 */
    RowFilters(List<Integer> columns) {
        this.columns = List.copyOf(columns);
        long all = 0;
        for (int call = 0; call < columns.size(); call++) {
            all |= columns.get(call) < 0 ? 1L << call : 0;
        }
        this.unfiltered = all;
    }

    /** Writes for each row in [from, to) the calls that it takes part in, a bit each. */
    void read(ChangeBatch batch, int from, int to, long[] takes) {
        Arrays.fill(takes, from, to, unfiltered);
        for (int call = 0; call < columns.size(); call++) {
            if (columns.get(call) >= 0) {
                read(batch.column(columns.get(call)), call, from, to, takes);
            }
        }
    }

    private static void read(Column filter, int call, int from, int to, long[] takes) {
        long data = filter.data();
        for (int row = from; row < to; row++) {
            takes[row] |= (long) (Memory.getByte(data + (row >>> 3)) >>> (row & 7) & 1) << call;
        }
        if (filter.hasNulls()) {
            for (int row = from; row < to; row++) {
                takes[row] &= filter.isNull(row) ? ~(1L << call) : -1L;
            }
        }
    }
}
