package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A column of known length that a kernel fills through addresses. Every row must be written, also those that become NULL (any
 * value will do). Ends with {@link #build()} or {@link #close()}; not for nested types. Not thread-safe.
 */
public final class NewColumn implements AutoCloseable {
    private static final long ALL = -1L;

    private final SqlType type;
    private final int rowCount;
    private final BufferAllocator allocator;
    private ArrowBuf data;
    private ArrowBuf offsets;
    private ArrowBuf validity;

    private NewColumn(SqlType type, int rowCount, BufferAllocator allocator) {
        this.type = type;
        this.rowCount = rowCount;
        this.allocator = allocator;
    }

    /** A column of a fixed width, or of BOOLEAN: then the data is a bitmap of whole 64-bit words. */
    public static NewColumn fixed(SqlType type, int rowCount, BufferAllocator allocator) {
        NewColumn column = new NewColumn(type, rowCount, allocator);
        int width = ColumnTypes.byteWidth(type);
        column.data = allocator.buffer(Math.max(8, width == 0 ? words(rowCount) * 8L : (long) width * rowCount));
        return column;
    }

    /** A VARCHAR or VARBINARY column of {@code byteCount} bytes in all; the first offset is written. */
    public static NewColumn bytes(SqlType type, int rowCount, long byteCount, BufferAllocator allocator) {
        if (byteCount > Integer.MAX_VALUE) {
            throw new IllegalStateException("more than 2 GiB of text in one batch");
        }
        NewColumn column = new NewColumn(type, rowCount, allocator);
        column.data = allocator.buffer(Math.max(8, byteCount));
        column.offsets = allocator.buffer(4L * (rowCount + 1));
        Memory.putInt(column.offsets.memoryAddress(), 0);
        return column;
    }

    /** 64-bit words of a bitmap of so many rows. */
    public static int words(int rowCount) {
        return (rowCount + 63) >>> 6;
    }

    public SqlType type() {
        return type;
    }

    public int rowCount() {
        return rowCount;
    }

    public long data() {
        return data.memoryAddress();
    }

    public long offsets() {
        return offsets.memoryAddress();
    }

    /** Address of the validity bitmap in whole 64-bit words, all set at the first call. */
    public long validity() {
        if (validity == null) {
            long bytes = Math.max(8, words(rowCount) * 8L);
            validity = allocator.buffer(bytes);
            Memory.fill(validity.memoryAddress(), bytes, (byte) ALL);
        }
        return validity.memoryAddress();
    }

    public void setNull(int row) {
        Memory.clearBit(validity(), row);
    }

    /** NULL wherever {@code source}, of as many rows, is NULL. */
    public void alsoNullWhere(Column source) {
        if (!source.hasNulls()) {
            return;
        }
        long target = validity();
        for (int word = 0; word < words(rowCount); word++) {
            long at = target + 8L * word;
            Memory.putLong(at, Memory.getLong(at) & Memory.getLong(source.validity() + 8L * word));
        }
    }

    /** The finished column, owned by the caller. */
    public Column build() {
        if (rowCount == 0) {
            close();
            return Column.of(type, ColumnTypes.newVector(type, allocator));
        }
        int nulls = nullCount();
        if (nulls == 0) {
            validity = closed(validity);
        }
        Column column = Column.of(type, rowCount, nulls, validity, offsets, data, allocator);
        validity = null;
        offsets = null;
        data = null;
        return column;
    }

    @Override
    public void close() {
        data = closed(data);
        offsets = closed(offsets);
        validity = closed(validity);
    }

    private int nullCount() {
        return validity == null ? 0 : rowCount - Bitmap.ones(validity.memoryAddress(), rowCount);
    }

    private static ArrowBuf closed(ArrowBuf buffer) {
        if (buffer != null) {
            buffer.close();
        }
        return null;
    }
}
