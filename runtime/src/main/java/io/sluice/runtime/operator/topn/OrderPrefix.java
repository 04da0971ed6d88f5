package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.SortKey;
import io.sluice.runtime.batch.ChangeBatch;
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

    /** Writes the numbers of all rows of a batch. */
    void load(ChangeBatch batch, long[] prefixes) {
        int count = batch.rowCount();
        if (key == null) {
            Arrays.fill(prefixes, 0, count, 0);
            return;
        }
        Column column = batch.source(key.column());
        int width = ColumnTypes.byteWidth(column.type());
        if (width < 0) {
            loadBytes(batch, column, prefixes);
        } else if (width == 16) {
            loadDecimals(batch, column, prefixes);
        } else {
            LongCodec.load(batch, key.column(), prefixes);
        }
        if (key.descending()) {
            for (int row = 0; row < count; row++) {
                prefixes[row] = ~prefixes[row];
            }
        }
        for (int row = 0; column.hasNulls() && row < count; row++) {
            if (column.isNull(batch.sourceRow(key.column(), row))) {
                prefixes[row] = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }
    }

    /** The first eight bytes; those beyond the end count as 0. */
    private void loadBytes(ChangeBatch batch, Column column, long[] prefixes) {
        for (int row = 0; row < batch.rowCount(); row++) {
            int place = batch.sourceRow(key.column(), row);
            if (column.isNull(place)) {
                continue;
            }
            int from = Memory.getInt(column.offsets() + 4L * place);
            int length = Memory.getInt(column.offsets() + 4L * place + 4) - from;
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
    private void loadDecimals(ChangeBatch batch, Column column, long[] prefixes) {
        for (int row = 0; row < batch.rowCount(); row++) {
            long value = column.data() + 16L * batch.sourceRow(key.column(), row);
            long low = Memory.getLong(value);
            long high = Memory.getLong(value + 8);
            prefixes[row] = high == low >> 63 ? low : high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
