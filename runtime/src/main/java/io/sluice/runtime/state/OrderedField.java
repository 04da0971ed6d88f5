package io.sluice.runtime.state;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.ColumnBuilder;
import io.sluice.runtime.batch.ColumnTypes;
import io.sluice.runtime.memory.Memory;

/**
 * One column of rows encoded so that their bytes order as the values do: a byte that says NULL or not, then, unless NULL, the value;
 * of a descending column with all bits of the value turned over.
 */
abstract sealed class OrderedField permits OrderedFixedField, OrderedBytesField {
    private static final byte NULL_FIRST = 0;
    private static final byte PRESENT = 1;
    private static final byte NULL_LAST = 2;

    private final int column;
    final SqlType type;
    final boolean descending;
    private final byte nullMark;

    OrderedField(int column, SqlType type, boolean descending, boolean nullsFirst) {
        this.column = column;
        this.type = type;
        this.descending = descending;
        this.nullMark = nullsFirst ? NULL_FIRST : NULL_LAST;
    }

    static OrderedField of(int column, SqlType type, boolean descending, boolean nullsFirst) {
        return ColumnTypes.byteWidth(type) >= 0
                ? new OrderedFixedField(column, type, descending, nullsFirst)
                : new OrderedBytesField(column, type, descending, nullsFirst);
    }

    final int column() {
        return column;
    }

    /** Called before the others for each batch. */
    void prepare(Column source, int count) {}

    abstract int valueLength(Column source, int row);

    /** Writes the first {@code count} rows' values at {@code data + positions[row]} and moves the positions behind them. */
    abstract void write(Column source, int count, long data, int[] positions, long[] scratch);

    /** Length of the encoded value that stands at an address. */
    abstract int encodedLength(long address);

    abstract void decodeValue(long address, int length, ColumnBuilder builder);

    final void addLengths(Column source, int count, int[] lengths) {
        for (int row = 0; row < count; row++) {
            lengths[row] += 1 + (source.isNull(row) ? 0 : valueLength(source, row));
        }
    }

    /** Writes the mark of a row; true when its value follows. */
    final boolean mark(Column source, int row, long address) {
        boolean isNull = source.isNull(row);
        Memory.putByte(address, isNull ? nullMark : PRESENT);
        return !isNull;
    }

    /** Whether a value follows the mark at an address. */
    static boolean isPresent(long address) {
        return Memory.getByte(address) == PRESENT;
    }

    /** Whether the mark at an address is that of a NULL that comes before all values. */
    static boolean isNullFirst(long address) {
        return Memory.getByte(address) == NULL_FIRST;
    }

    static void markPresent(long address) {
        Memory.putByte(address, PRESENT);
    }

    /** Appends the value at an address and returns where the next one stands. */
    final long decode(long address, ColumnBuilder builder) {
        if (Memory.getByte(address) != PRESENT) {
            builder.appendNull();
            return address + 1;
        }
        int length = encodedLength(address + 1);
        decodeValue(address + 1, length, builder);
        return address + 1 + length;
    }

    /** Where the value after the one at this address stands. */
    final long skip(long address) {
        return address + 1 + (Memory.getByte(address) == PRESENT ? encodedLength(address + 1) : 0);
    }
}
