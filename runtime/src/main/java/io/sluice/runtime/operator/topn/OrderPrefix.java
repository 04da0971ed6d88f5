package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.SortKey;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.memory.Memory;
import io.sluice.runtime.state.LongCodec;
import java.util.Arrays;
import java.util.List;

/** A number for each row that orders as the first sort key does where the numbers differ; where they are equal it tells nothing. */
final class OrderPrefix {
    private final SortKey key;

    /** Without an order all rows have the same number. */
    OrderPrefix(List<SortKey> order) {
        this.key = order.isEmpty() ? null : order.get(0);
    }

    /** The column that {@link #load} reads; −1 for none. */
    int column() {
        return key == null ? -1 : key.column();
    }

    /** Writes the numbers of the first {@code count} rows of the column, null when there is none. */
    void load(Column column, int count, long[] prefixes) {
        if (key == null) {
            Arrays.fill(prefixes, 0, count, 0);
            return;
        }
        int width = ColumnTypes.byteWidth(column.type());
        if (width < 0) {
            loadBytes(column, count, prefixes);
        } else if (width == 16) {
            loadDecimals(column, count, prefixes);
        } else {
            LongCodec.load(column, 0, count, prefixes);
        }
        if (key.descending()) {
            for (int row = 0; row < count; row++) {
                prefixes[row] = ~prefixes[row];
            }
        }
        for (int row = 0; column.hasNulls() && row < count; row++) {
            if (column.isNull(row)) {
                prefixes[row] = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }
    }

    /** The first eight bytes; those beyond the end count as 0. */
    private static void loadBytes(Column column, int count, long[] prefixes) {
        for (int row = 0; row < count; row++) {
            if (column.isNull(row)) {
                continue;
            }
            int from = Memory.getInt(column.offsets() + 4L * row);
            int length = Memory.getInt(column.offsets() + 4L * row + 4) - from;
            long prefix = 0;
            if (length >= Long.BYTES) {
                prefix = Long.reverseBytes(Memory.getLong(column.data() + from));
            } else {
                for (int i = 0; i < length; i++) {
                    prefix |= (Memory.getByte(column.data() + from + i) & 0xffL) << 56 - 8 * i;
                }
            }
            prefixes[row] = prefix ^ Long.MIN_VALUE;
        }
    }

    /** The unscaled value, or the end of the range of 64 bits that it lies beyond. */
    private static void loadDecimals(Column column, int count, long[] prefixes) {
        for (int row = 0; row < count; row++) {
            long low = Memory.getLong(column.data() + 16L * row);
            long high = Memory.getLong(column.data() + 16L * row + 8);
            prefixes[row] = high == low >> 63 ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
