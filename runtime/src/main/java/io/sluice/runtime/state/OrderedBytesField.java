package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;

/**
 * VARCHAR, VARBINARY and nested values: their bytes, a zero byte as 0 and 255, then two zero bytes, so that a prefix comes before what it
 * begins. Nested values have some fixed order.
 */
final class OrderedBytesField extends OrderedField {
    private static final int END = 2;

    private final int flip;
    private byte[][] nested;

    OrderedBytesField(int column, SqlType type, boolean descending, boolean nullsFirst) {
        super(column, type, descending, nullsFirst);
        this.flip = descending ? 0xff : 0;
    }

    @Override
    void prepare(Column source, int count) {
        nested = null;
        if (type.kind().isNested()) {
            nested = new byte[count][];
            for (int row = 0; row < count; row++) {
                nested[row] = source.isNull(row) ? null : NestedCodec.encode(type, Values.get(source, row));
            }
        }
    }

    @Override
    int valueLength(Column source, int row) {
        int zeros = 0;
        if (nested != null) {
            for (byte b : nested[row]) {
                zeros += b == 0 ? 1 : 0;
            }
            return nested[row].length + zeros + END;
        }
        int from = Memory.getInt(source.offsets() + 4L * row);
        int length = Memory.getInt(source.offsets() + 4L * row + 4) - from;
        long start = source.data() + from;
        for (int i = 0; i < length; i++) {
            zeros += Memory.getByte(start + i) == 0 ? 1 : 0;
        }
        return length + zeros + END;
    }

    @Override
    void write(Column source, int count, long data, int[] positions, long[] scratch) {
        for (int row = 0; row < count; row++) {
            long at = data + positions[row];
            positions[row]++;
            if (mark(source, row, at)) {
                positions[row] += nested != null ? putNested(at + 1, row) : putBytes(source, row, at + 1);
            }
        }
        nested = null;
    }

    private int putBytes(Column source, int row, long target) {
        int from = Memory.getInt(source.offsets() + 4L * row);
        int length = Memory.getInt(source.offsets() + 4L * row + 4) - from;
        long start = source.data() + from;
        long at = target;
        for (int i = 0; i < length; i++) {
            at = put(at, Memory.getByte(start + i));
        }
        return end(at, target);
    }

    private int putNested(long target, int row) {
        long at = target;
        for (byte b : nested[row]) {
            at = put(at, b);
        }
        return end(at, target);
    }

    private long put(long at, byte value) {
        Memory.putByte(at, (byte) (value ^ flip));
        if (value != 0) {
            return at + 1;
        }
        Memory.putByte(at + 1, (byte) (0xff ^ flip));
        return at + 2;
    }

    private int end(long at, long target) {
        Memory.putByte(at, (byte) flip);
        Memory.putByte(at + 1, (byte) flip);
        return (int) (at - target) + END;
    }

    @Override
    int encodedLength(long address) {
        long at = address;
        byte zero = (byte) flip;
        while (true) {
            if (Memory.getByte(at) != zero) {
                at++;
            } else if (Memory.getByte(at + 1) == zero) {
                return (int) (at - address) + END;
            } else {
                at += 2;
            }
        }
    }

    @Override
    void decodeValue(long address, int length, ColumnBuilder builder) {
        byte[] bytes = new byte[length - END];
        int count = 0;
        for (int i = 0; i < length - END; i++) {
            byte value = (byte) (Memory.getByte(address + i) ^ flip);
            bytes[count++] = value;
            if (value == 0) {
                i++;
            }
        }
        if (type.kind().isNested()) {
            builder.appendValue(NestedCodec.decode(type, java.util.Arrays.copyOf(bytes, count)));
        } else {
            builder.appendBytes(bytes, 0, count);
        }
    }
}
