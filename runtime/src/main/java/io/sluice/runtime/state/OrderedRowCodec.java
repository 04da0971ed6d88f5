package io.sluice.runtime.state;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.memory.Memory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows as byte strings whose order as unsigned bytes is that of the rows: by some sort keys, then by all other columns, ascending, NULLs
 * last. Two rows have the same bytes exactly if they are equal. Works column by column. Not thread-safe.
 */
public final class OrderedRowCodec implements AutoCloseable {
    private final List<OrderedField> fields = new ArrayList<>();
    private final int keyFields;
    private final BufferAllocator allocator;
    private long[] values = new long[0];
    private int[] positions = new int[0];
    private ArrowBuf data;

    /** @param types of all columns, of which {@code order} names some */
    public OrderedRowCodec(List<SqlType> types, List<SortKey> order, BufferAllocator allocator) {
        this.allocator = allocator;
        BitSet seen = new BitSet();
        for (SortKey key : order) {
            if (!seen.get(key.column())) {
                seen.set(key.column());
                fields.add(OrderedField.of(key.column(), types.get(key.column()), key.descending(), key.nullsFirst()));
            }
        }
        keyFields = fields.size();
        for (int i = 0; i < types.size(); i++) {
            if (!seen.get(i)) {
                fields.add(OrderedField.of(i, types.get(i), false, false));
            }
        }
    }

    /** Encodes all rows of a batch, which stays the caller's; valid until the next call. */
    public void encode(ChangeBatch batch) {
        int count = batch.rowCount();
        if (positions.length <= count) {
            positions = new int[Math.max(64, count + 1)];
            values = new long[positions.length];
        }
        java.util.Arrays.fill(positions, 0, count + 1, 0);
        for (OrderedField field : fields) {
            field.prepare(batch.column(field.column()), count);
            field.addLengths(batch.column(field.column()), count, positions);
        }
        long total = 0;
        for (int row = 0; row < count; row++) {
            int length = positions[row];
            positions[row] = (int) total;
            total += length;
            if (total > Integer.MAX_VALUE) {
                throw new IllegalStateException("more than 2 GiB of rows in one batch");
            }
        }
        reserve(total);
        // Each field moves the positions on, so that in the end they say where rows end.
        for (OrderedField field : fields) {
            Column column = batch.column(field.column());
            field.write(column, count, data.memoryAddress(), positions, values);
        }
    }

    private void reserve(long bytes) {
        if (data == null || data.capacity() < bytes + Long.BYTES) {
            if (data != null) {
                data.close();
            }
            data = allocator.buffer(Math.max(1024, bytes + bytes / 4 + Long.BYTES));
        }
    }

    public long address(int row) {
        return data.memoryAddress() + (row == 0 ? 0 : positions[row - 1]);
    }

    public int length(int row) {
        return positions[row] - (row == 0 ? 0 : positions[row - 1]);
    }

    /** Appends the values of a row to one builder a column, by the columns' indexes. */
    public void decode(long address, ColumnBuilder[] builders) {
        long at = address;
        for (OrderedField field : fields) {
            at = field.decode(at, builders[field.column()]);
        }
    }

    /** Length of the part of a row that holds the sort keys: peers agree in it. */
    public int keyLength(long address) {
        long at = address;
        for (int i = 0; i < keyFields; i++) {
            at = fields.get(i).skip(at);
        }
        return (int) (at - address);
    }

    /** Writes the first sort key, of a type of fixed width, as it stands in rows that have this value; returns its length. */
    public int putFirstKey(long value, long address) {
        OrderedFixedField first = (OrderedFixedField) fields.get(0);
        return first.putPresent(value, address);
    }

    /** Whether all rows are peers. */
    public boolean isUnordered() {
        return keyFields == 0;
    }

    public long stateBytes() {
        return 12L * positions.length + (data == null ? 0 : data.capacity());
    }

    @Override
    public void close() {
        if (data != null) {
            data.close();
            data = null;
        }
    }

    /**
     * A number that orders unsigned as the beginnings of rows do: rows that differ in it differ so in their order. The eight bytes of the first
     * value, without the mark before it; what lies beyond the row's end counts as 0.
     */
    public static long prefix(long address, int length) {
        if (length == 0) {
            return 0;
        }
        if (!OrderedField.isPresent(address)) {
            return OrderedField.isNullFirst(address) ? 0 : -1;
        }
        if (length > Long.BYTES) {
            return Long.reverseBytes(Memory.getLong(address + 1));
        }
        long prefix = 0;
        for (int i = 1; i < length; i++) {
            prefix |= (Memory.getByte(address + i) & 0xffL) << (Long.SIZE - Byte.SIZE * i);
        }
        return prefix;
    }
}
