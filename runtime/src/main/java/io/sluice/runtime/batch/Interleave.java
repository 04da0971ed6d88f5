package io.sluice.runtime.batch;

import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/** Puts rows of two columns of one type among each other. */
public final class Interleave {
    private Interleave() {}

    /**
     * A new column of {@code picks[0 .. count)}.
     *
     * @param first may be null when no row of it is picked
     * @param picks the row of the second column, or −1 − that of the first one
     * @return owned by the caller
     */
    public static Column column(Column first, Column second, int[] picks, int count, BufferAllocator allocator) {
        if (ColumnTypes.byteWidth(second.type()) == Long.BYTES) {
            return longs(first, second, picks, count, allocator);
        }
        try (ColumnBuilder builder = ColumnBuilders.create(second.type(), allocator)) {
            for (int i = 0; i < count; i++) {
                if (picks[i] >= 0) {
                    builder.appendFrom(second, picks[i]);
                } else {
                    builder.appendFrom(first, -1 - picks[i]);
                }
            }
            return builder.build();
        }
    }

    private static Column longs(Column first, Column second, int[] picks, int count, BufferAllocator allocator) {
        try (NewColumn column = NewColumn.fixed(second.type(), count, allocator)) {
            long data = column.data();
            long firstData = first == null ? 0 : first.data();
            long secondData = second.data();
            for (int i = 0; i < count; i++) {
                int pick = picks[i];
                Memory.putLong(
                        data + 8L * i,
                        Memory.getLong(pick >= 0 ? secondData + 8L * pick : firstData + 8L * (-1 - pick)));
            }
            if (second.hasNulls() || first != null && first.hasNulls()) {
                for (int i = 0; i < count; i++) {
                    if (picks[i] >= 0 ? second.isNull(picks[i]) : first.isNull(-1 - picks[i])) {
                        column.setNull(i);
                    }
                }
            }
            return column.build();
        }
    }
}
