package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.memory.Memory;
import java.math.BigInteger;

/** Numbers, times and the like: big-endian with the sign bit turned over, in as many bytes as the type needs. */
final class OrderedFixedField extends OrderedField {
    private final int width;
    private final long flip;

    OrderedFixedField(int column, SqlType type, boolean descending, boolean nullsFirst) {
        super(column, type, descending, nullsFirst);
        int bytes = ColumnTypes.byteWidth(type);
        // REAL is encoded as the DOUBLE of the same value.
        this.width = bytes == 0 ? 1 : type.kind() == TypeKind.REAL ? 8 : bytes;
        this.flip = descending ? -1 : 0;
    }

    @Override
    int valueLength(Column source, int row) {
        return width;
    }

    @Override
    int encodedLength(long address) {
        return width;
    }

    @Override
    void write(Column source, int count, long data, int[] positions, long[] scratch) {
        if (width == 16) {
            writeDecimals(source, count, data, positions);
            return;
        }
        LongCodec.load(source, 0, count, scratch);
        for (int row = 0; row < count; row++) {
            long at = data + positions[row];
            positions[row]++;
            if (mark(source, row, at)) {
                put(at + 1, scratch[row]);
                positions[row] += width;
            }
        }
    }

    int width() {
        return width;
    }

    /** Writes a value as {@link LongCodec} has it. */
    void put(long at, long plain) {
        long value = plain ^ flip;
        switch (width) {
            case 1 -> Memory.putByte(at, (byte) (value ^ 0x80));
            case 2 -> Memory.putShort(at, Short.reverseBytes((short) (value ^ 0x8000)));
            case 4 -> Memory.putInt(at, Integer.reverseBytes((int) value ^ Integer.MIN_VALUE));
            default -> Memory.putLong(at, Long.reverseBytes(value ^ Long.MIN_VALUE));
        }
    }

    /** Writes a value as {@link LongCodec} has it with its mark; returns the length of both. */
    int putPresent(long value, long address) {
        markPresent(address);
        put(address + 1, value);
        return 1 + width;
    }

    /** The unscaled value of a DECIMAL. */
    BigInteger decimal(long at) {
        long high = Long.reverseBytes(Memory.getLong(at)) ^ flip ^ Long.MIN_VALUE;
        long low = Long.reverseBytes(Memory.getLong(at + 8)) ^ flip;
        return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    }

    /** Writes an unscaled value, cut to 128 bits. */
    void putDecimal(long at, BigInteger value) {
        BigInteger largest = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
        BigInteger fitted = value.min(largest).max(largest.not());
        Memory.putLong(at, Long.reverseBytes(fitted.shiftRight(64).longValue() ^ flip ^ Long.MIN_VALUE));
        Memory.putLong(at + 8, Long.reverseBytes(fitted.longValue() ^ flip));
    }

    private void writeDecimals(Column source, int count, long data, int[] positions) {
        for (int row = 0; row < count; row++) {
            long at = data + positions[row];
            positions[row]++;
            if (mark(source, row, at)) {
                long value = source.data() + 16L * row;
                Memory.putLong(at + 1, Long.reverseBytes(Memory.getLong(value + 8) ^ flip ^ Long.MIN_VALUE));
                Memory.putLong(at + 9, Long.reverseBytes(Memory.getLong(value) ^ flip));
                positions[row] += width;
            }
        }
    }

    @Override
    void decodeValue(long address, int length, ColumnBuilder builder) {
        if (width == 16) {
            builder.appendDecimal(
                    Long.reverseBytes(Memory.getLong(address)) ^ flip ^ Long.MIN_VALUE,
                    Long.reverseBytes(Memory.getLong(address + 8)) ^ flip);
            return;
        }
        LongCodec.append(builder, type.kind(), get(address));
    }

    /** The value as {@link LongCodec} has it. */
    long get(long at) {
        return flip
                ^ switch (width) {
                    case 1 -> (byte) (Memory.getByte(at) ^ 0x80);
                    case 2 -> (short) (Short.reverseBytes(Memory.getShort(at)) ^ 0x8000);
                    case 4 -> Integer.reverseBytes(Memory.getInt(at)) ^ Integer.MIN_VALUE;
                    default -> Long.reverseBytes(Memory.getLong(at)) ^ Long.MIN_VALUE;
                };
    }
}
