package io.sluice.runtime.state.row;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.batch.NewColumn;
import io.sluice.runtime.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;

/** Values of a fixed width; a BOOLEAN takes a byte. */
final class FixedColumnStore extends ColumnStore {
    private final int width;
    private final Segments values;

    FixedColumnStore(SqlType type, BufferAllocator allocator) {
        super(type);
        this.width = ColumnTypes.byteWidth(type);
        this.values = new Segments(Math.max(1, width), allocator);
    }

    @Override
    void ensure(int bound) {
        values.ensure(bound);
    }

    @Override
    void putValue(Column source, int row, int id) {
        long target = values.address(id);
        long data = source.data();
        switch (width) {
            case 0 -> Memory.putByte(target, (byte) (Memory.getBit(data, row) ? 1 : 0));
            case 1 -> Memory.putByte(target, Memory.getByte(data + row));
            case 2 -> Memory.putShort(target, Memory.getShort(data + 2L * row));
            case 4 -> Memory.putInt(target, Memory.getInt(data + 4L * row));
            case 8 -> Memory.putLong(target, Memory.getLong(data + 8L * row));
            default -> {
                Memory.putLong(target, Memory.getLong(data + 16L * row));
                Memory.putLong(target + 8, Memory.getLong(data + 16L * row + 8));
            }
        }
    }

    @Override
    void putValues(Column source, int[] ids, int count) {
        if (width == 8) {
            long data = source.data();
            for (int row = 0; row < count; row++) {
                Memory.putLong(values.address(ids[row]), Memory.getLong(data + 8L * row));
            }
            return;
        }
        for (int row = 0; row < count; row++) {
            putValue(source, row, ids[row]);
        }
    }

    @Override
    void putValues(Column source, int[] rows, int[] ids, int count) {
        if (width == 8) {
            long data = source.data();
            for (int i = 0; i < count; i++) {
                Memory.putLong(values.address(ids[i]), Memory.getLong(data + 8L * rows[i]));
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            putValue(source, rows[i], ids[i]);
        }
    }

    @Override
    long address(int id) {
        return values.address(id);
    }

    @Override
    int length(int id) {
        return width;
    }

    @Override
    boolean sameValue(int id, Column other, int row) {
        long mine = values.address(id);
        long data = other.data();
        return switch (width) {
            case 0 -> Memory.getByte(mine) != 0 == Memory.getBit(data, row);
            case 1 -> Memory.getByte(mine) == Memory.getByte(data + row);
            case 2 -> Memory.getShort(mine) == Memory.getShort(data + 2L * row);
            case 4 -> Memory.getInt(mine) == Memory.getInt(data + 4L * row);
            case 8 -> Memory.getLong(mine) == Memory.getLong(data + 8L * row);
            default ->
                Memory.getLong(mine) == Memory.getLong(data + 16L * row)
                        && Memory.getLong(mine + 8) == Memory.getLong(data + 16L * row + 8);
        };
    }

    @Override
    int compareValues(int id, int other) {
        long a = values.address(id);
        long b = values.address(other);
        return switch (type.kind()) {
            case REAL -> Float.compare(Memory.getFloat(a), Memory.getFloat(b));
            case DOUBLE -> Double.compare(Memory.getDouble(a), Memory.getDouble(b));
            default ->
                switch (width) {
                    case 0, 1 -> Byte.compare(Memory.getByte(a), Memory.getByte(b));
                    case 2 -> Short.compare(Memory.getShort(a), Memory.getShort(b));
                    case 4 -> Integer.compare(Memory.getInt(a), Memory.getInt(b));
                    case 8 -> Long.compare(Memory.getLong(a), Memory.getLong(b));
                    default -> {
                        int high = Long.compare(Memory.getLong(a + 8), Memory.getLong(b + 8));
                        yield high != 0 ? high : Long.compareUnsigned(Memory.getLong(a), Memory.getLong(b));
                    }
                };
        };
    }

    @Override
    Column newColumn(int[] ids, int count, BufferAllocator target) {
        try (NewColumn column = NewColumn.fixed(type, count, target)) {
            long data = column.data();
            switch (width) {
                case 0 -> copyBits(ids, count, data);
                case 4 -> {
                    for (int i = 0; i < count; i++) {
                        Memory.putInt(data + 4L * i, Memory.getInt(values.address(ids[i])));
                    }
                }
                case 8 -> {
                    for (int i = 0; i < count; i++) {
                        Memory.putLong(data + 8L * i, Memory.getLong(values.address(ids[i])));
                    }
                }
                default -> {
                    for (int i = 0; i < count; i++) {
                        Memory.copyShort(values.address(ids[i]), data + (long) width * i, width);
                    }
                }
            }
            for (int i = 0; hasNulls() && i < count; i++) {
                if (isNull(ids[i])) {
                    column.setNull(i);
                }
            }
            return column.build();
        }
    }

    private void copyBits(int[] ids, int count, long data) {
        for (int word = 0; word < NewColumn.words(count); word++) {
            Memory.putLong(data + 8L * word, 0);
        }
        for (int i = 0; i < count; i++) {
            if (Memory.getByte(values.address(ids[i])) != 0) {
                Memory.setBit(data, i);
            }
        }
    }

    @Override
    void free(int id) {}

    @Override
    long stateBytes() {
        return super.stateBytes() + values.bytes();
    }

    @Override
    public void close() {
        values.close();
    }
}
