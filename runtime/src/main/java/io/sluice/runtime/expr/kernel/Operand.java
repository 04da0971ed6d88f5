package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.SqlType;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;

/**
 * An argument of a kernel: a column, or one value that stands for every row. A loop walks either with a stride, 0 for the constant, so
 * that it need not know. Owns one reference to its column.
 */
public final class Operand implements AutoCloseable {
    private final Column column;
    private final boolean constant;

    private Operand(Column column, boolean constant) {
        this.column = column;
        this.constant = constant;
    }

    /** Takes over a column with a value for each row. */
    public static Operand of(Column column) {
        return new Operand(column, false);
    }

    /** Takes over a column of one row. */
    public static Operand constant(Column single) {
        return new Operand(single, true);
    }

    public Column column() {
        return column;
    }

    public SqlType type() {
        return column.type();
    }

    public boolean isConstant() {
        return constant;
    }

    public boolean isConstantNull() {
        return constant && column.isNull(0);
    }

    public boolean isNull(int row) {
        return column.isNull(constant ? 0 : row);
    }

    /** The row of the column that holds the value of a row. */
    public int row(int row) {
        return constant ? 0 : row;
    }

    public long data() {
        return column.data();
    }

    /** Bytes from one row's value to the next. */
    public long stride(int width) {
        return constant ? 0 : width;
    }

    /** Address of a string. */
    public long start(int row) {
        return column.data() + Memory.getInt(column.offsets() + 4L * row(row));
    }

    /** Bytes of a string. */
    public int length(int row) {
        long at = column.offsets() + 4L * row(row);
        return Memory.getInt(at + 4) - Memory.getInt(at);
    }

    /** Truth values of rows [64 word, 64 word + 64) of a BOOLEAN. */
    public long bits(int word) {
        if (constant) {
            return Memory.getBit(column.data(), 0) ? -1L : 0L;
        }
        return Memory.getLong(column.data() + 8L * word);
    }

    /** Which rows of [64 word, 64 word + 64) are not NULL. */
    public long valid(int word) {
        if (column.validity() == 0) {
            return -1L;
        }
        if (constant) {
            return Memory.getBit(column.validity(), 0) ? -1L : 0L;
        }
        return Memory.getLong(column.validity() + 8L * word);
    }

    @Override
    public void close() {
        column.release();
    }
}
