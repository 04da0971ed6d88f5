package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Builder of a column that nobody reads, of a type that is not nested: it counts the values it is given and builds zeros. */
final class UnreadColumnBuilder implements ColumnBuilder {
    private final SqlType type;
    private final BufferAllocator allocator;
    private final Zeros zeros;
    private int rowCount;

    UnreadColumnBuilder(SqlType type, BufferAllocator allocator, Zeros zeros) {
        this.type = type;
        this.allocator = allocator;
        this.zeros = zeros;
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
        return 0;
    }

    @Override
    public void appendNull() {
        rowCount++;
    }

    @Override
    public void appendBoolean(boolean value) {
        rowCount++;
    }

    @Override
    public void appendLong(long value) {
        rowCount++;
    }

    @Override
    public void appendDouble(double value) {
        rowCount++;
    }

    @Override
    public void appendDecimal(long high, long low) {
        rowCount++;
    }

    @Override
    public void appendBytes(byte[] bytes, int offset, int length) {
        rowCount++;
    }

    @Override
    public void appendBytes(long address, int length) {
        rowCount++;
    }

    @Override
    public void appendValue(Object value) {
        rowCount++;
    }

    @Override
    public void appendFrom(Column column, int row) {
        rowCount++;
    }

    @Override
    public void truncate(int rows) {
        rowCount = Math.min(rowCount, rows);
    }

    @Override
    public Column build() {
        if (rowCount == 0) {
            return Column.of(type, ColumnTypes.newVector(type, allocator));
        }
        int width = ColumnTypes.byteWidth(type);
        ArrowBuf offsets = width < 0 ? zeros.take(4L * (rowCount + 1)) : null;
        ArrowBuf data = zeros.take(Math.max(8, width <= 0 ? (rowCount + 7L) / 8 : (long) width * rowCount));
        Column column = Column.of(type, rowCount, 0, null, offsets, data, allocator);
        rowCount = 0;
        return column;
    }

    @Override
    public void close() {
        rowCount = 0;
    }
}
