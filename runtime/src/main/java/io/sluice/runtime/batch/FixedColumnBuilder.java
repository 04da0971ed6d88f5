package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.memory.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Builder of all kinds with a fixed width, BOOLEAN among them. */
final class FixedColumnBuilder implements ColumnBuilder {
    private final SqlType type;
    private final BufferAllocator allocator;
    private final int width;
    private final GrowingBuffer values;
    private final Bitmap bits;
    private final Bitmap validity;
    private int rowCount;
    private int nullCount;

    FixedColumnBuilder(SqlType type, BufferAllocator allocator) {
        this.type = type;
        this.allocator = allocator;
        this.width = ColumnTypes.byteWidth(type);
        this.values = new GrowingBuffer(allocator);
        this.bits = new Bitmap(allocator);
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
        return (long) rowCount * Math.max(1, width);
    }

    @Override
    public void appendNull() {
        if (nullCount == 0) {
            validity.fillOnes(rowCount);
        }
        nullCount++;
        validity.set(rowCount, false);
        if (width == 0) {
            bits.set(rowCount, false);
        } else {
            long address = next();
            for (int i = 0; i < width; i++) {
                Memory.putByte(address + i, (byte) 0);
            }
        }
        rowCount++;
    }

    @Override
    public void appendBoolean(boolean value) {
        bits.set(rowCount, value);
        valid();
    }

    @Override
    public void appendLong(long value) {
        long address = next();
        switch (width) {
            case 8 -> Memory.putLong(address, value);
            case 4 -> Memory.putInt(address, (int) value);
            case 2 -> Memory.putShort(address, (short) value);
            case 1 -> Memory.putByte(address, (byte) value);
            default -> throw new IllegalStateException("a number for " + type);
        }
        valid();
    }

    @Override
    public void appendDouble(double value) {
        long address = next();
        if (width == 4) {
            Memory.putFloat(address, (float) value);
        } else {
            Memory.putDouble(address, value);
        }
        valid();
    }

    @Override
    public void appendDecimal(long high, long low) {
        long address = next();
        Memory.putLong(address, low);
        Memory.putLong(address + 8, high);
        valid();
    }

    @Override
    public void appendBytes(byte[] bytes, int offset, int length) {
        throw new IllegalStateException("bytes for " + type);
    }

    @Override
    public void appendBytes(long address, int length) {
        throw new IllegalStateException("bytes for " + type);
    }

    @Override
    public void appendValue(Object value) {
        if (value == null) {
            appendNull();
        } else if (type.kind() == TypeKind.BOOLEAN) {
            appendBoolean((Boolean) value);
        } else if (type.kind() == TypeKind.DECIMAL) {
            BigInteger unscaled = ((BigDecimal) value).setScale(type.scale()).unscaledValue();
            appendDecimal(unscaled.shiftRight(64).longValue(), unscaled.longValue());
        } else if (type.kind().isApproximate()) {
            appendDouble(((Number) value).doubleValue());
        } else {
            appendLong(((Number) value).longValue());
        }
    }

    @Override
    public void appendFrom(Column column, int row) {
        if (column.isNull(row)) {
            appendNull();
        } else if (width == 0) {
            appendBoolean(Memory.getBit(column.data(), row));
        } else {
            Memory.copy(column.data() + (long) width * row, next(), width);
            valid();
        }
    }

    @Override
    public void truncate(int rows) {
        for (int i = rows; i < rowCount && nullCount > 0; i++) {
            // Only rows behind the cut are looked at, so abandoning a row stays cheap.
            if (!validity.get(i)) {
                nullCount--;
            }
        }
        rowCount = Math.min(rowCount, rows);
    }

    @Override
    public Column build() {
        if (rowCount == 0) {
            close();
            return Column.of(type, ColumnTypes.newVector(type, allocator));
        }
        ArrowBuf data = width == 0 ? bits.take() : values.take();
        Column column =
                Column.of(type, rowCount, nullCount, nullCount == 0 ? null : validity.take(), null, data, allocator);
        rowCount = 0;
        nullCount = 0;
        return column;
    }

    @Override
    public void close() {
        values.close();
        bits.close();
        validity.close();
    }

    private long next() {
        return values.reserve((long) width * (rowCount + 1)) + (long) width * rowCount;
    }

    private void valid() {
        if (nullCount > 0) {
            validity.set(rowCount, true);
        }
        rowCount++;
    }
}
