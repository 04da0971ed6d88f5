package io.sluice.jdbc.result;

import java.sql.SQLException;

/**
 * Rows read forward by one thread; columns count from 0. Value methods may be called only while it stands on a row, and may throw
 * {@link io.sluice.sql.diagnostic.SluiceException}.
 */
interface RowSource extends AutoCloseable {
    /** Goes to the next row; may wait for one. False at the end. */
    boolean next() throws SQLException;

    boolean isNull(int column);

    /** Of an integer column. */
    long getLong(int column);

    /** Of a numeric column. */
    double getDouble(int column);

    boolean getBoolean(int column);

    /** The value as SQL text; null for NULL. */
    String getString(int column);

    /** The value in the form {@link io.sluice.QueryResult#getObject} gives it. */
    Object getObject(int column);

    @Override
    void close();
}
