package io.sluice.runtime.batch;

import io.sluice.planner.type.SqlType;

/**
 * Collects the values of one column, row after row. Not thread-safe. Each append adds one row; which appends a builder takes
 * follows from its type. Must be finished with {@link #build()} or {@link #close()}.
 */
public interface ColumnBuilder extends AutoCloseable {
    SqlType type();

    int rowCount();

    /** Bytes taken so far, for limits. */
    long sizeInBytes();

    void appendNull();

    /** BOOLEAN. */
    void appendBoolean(boolean value);

    /** TINYINT to BIGINT, DATE, TIME, TIMESTAMP*, INTERVAL*: the number in the form of {@link SqlType}; the caller has checked its range. */
    void appendLong(long value);

    /** REAL and DOUBLE. */
    void appendDouble(double value);

    /** DECIMAL: the unscaled value as 128 bits, high word signed. */
    void appendDecimal(long high, long low);

    /** VARCHAR (valid UTF-8) and VARBINARY. */
    void appendBytes(byte[] bytes, int offset, int length);

    /** VARCHAR and VARBINARY from memory. */
    void appendBytes(long address, int length);

    /** Any value in the Java form of {@link SqlType}, null for NULL: the slow door, also for nested types. */
    void appendValue(Object value);

    /** Appends row {@code row} of a column of the same values. */
    void appendFrom(Column column, int row);

    /** Takes the last {@code rowCount() - rows} rows back. */
    void truncate(int rows);

    /** The column so far, owned by the caller; the builder is empty afterwards and may be used again. */
    Column build();

    /** Frees what was not built. */
    @Override
    void close();
}
