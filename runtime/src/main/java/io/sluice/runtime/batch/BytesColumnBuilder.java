package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.BufferAllocator;

/** Builder of VARCHAR and VARBINARY columns. */
final class BytesColumnBuilder implements ColumnBuilder {
    private final SqlType type;
    private final BufferAllocator allocator;
    private final GrowingBuffer offsets;
    private final GrowingBuffer bytes;
    private final Bitmap validity;
    private int rowCount;
    private int nullCount;
    private int end;

    BytesColumnBuilder(SqlType type, BufferAllocator allocator) {
        this.type = type;
        this.allocator = allocator;
        this.offsets = new GrowingBuffer(allocator);
        this.bytes = new GrowingBuffer(allocator);
        this.validity = new Bitmap(allocator);
    }

    @Override
    public SqlType type() {
        return type;
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public long sizeInBytes() {
        return end + 4L * rowCount;
    }

    @Override
    public void appendNull() {
        if (nullCount == 0) {
            validity.fillOnes(rowCount);
        }
        nullCount++;
        validity.set(rowCount, false);
        endValue();
    }

    @Override
    public void appendBytes(byte[] source, int offset, int length) {
        Memory.copyShort(source, offset, grow(length), length);
        valid();
    }

    @Override
    public void appendBytes(long address, int length) {
        Memory.copyShort(address, grow(length), length);
        valid();
    }

    @Override
    public void appendValue(Object value) {
        if (value == null) {
            appendNull();
            return;
        }
        byte[] source = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
        appendBytes(source, 0, source.length);
    }

    @Override
    public void appendFrom(Column column, int row) {
        if (column.isNull(row)) {
            appendNull();
            return;
        }
        int from = Memory.getInt(column.offsets() + 4L * row);
        int to = Memory.getInt(column.offsets() + 4L * row + 4);
        appendBytes(column.data() + from, to - from);
    }

    @Override
    public void appendBoolean(boolean value) {
        throw new IllegalStateException("a boolean for " + type);
    }

    @Override
    public void appendLong(long value) {
        throw new IllegalStateException("a number for " + type);
    }

    @Override
    public void appendDouble(double value) {
        throw new IllegalStateException("a number for " + type);
    }

    @Override
    public void appendDecimal(long high, long low) {
        throw new IllegalStateException("a decimal for " + type);
    }

    @Override
    public void truncate(int rows) {
        if (rows >= rowCount) {
            return;
        }
        for (int i = rows; i < rowCount && nullCount > 0; i++) {
            if (!validity.get(i)) {
                nullCount--;
            }
        }
        rowCount = rows;
        end = rows == 0 ? 0 : Memory.getInt(offsets.address() + 4L * rows);
    }

    @Override
    public Column build() {
        if (rowCount == 0) {
            close();
            return Column.of(type, ColumnTypes.newVector(type, allocator));
        }
        bytes.reserve(1);
        Column column = Column.of(
                type,
                rowCount,
                nullCount,
                nullCount == 0 ? null : validity.take(),
                offsets.take(),
                bytes.take(),
                allocator);
        rowCount = 0;
        nullCount = 0;
        end = 0;
        return column;
    }

    @Override
    public void close() {
        offsets.close();
        bytes.close();
        validity.close();
    }

    private long grow(int length) {
        long needed = (long) end + length;
        if (needed > Integer.MAX_VALUE) {
            throw new IllegalStateException("more than 2 GiB of text in one batch");
        }
        long target = bytes.reserve(needed) + end;
        end += length;
        return target;
    }

    private void valid() {
        if (nullCount > 0) {
            validity.set(rowCount, true);
        }
        endValue();
    }

    private void endValue() {
        long address = offsets.reserve(4L * (rowCount + 2));
        if (rowCount == 0) {
            Memory.putInt(address, 0);
        }
        rowCount++;
        Memory.putInt(address + 4L * rowCount, end);
    }
}
