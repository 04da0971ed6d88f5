package io.sluice.jdbc.result;

import io.sluice.jdbc.type.SqlText;
import java.util.Iterator;
import java.util.List;

/** Rows that lie in memory: metadata, and the elements of arrays. */
final class ListRows implements RowSource {
    private final Iterator<Object[]> rows;
    private Object[] row;

    /** @param rows values in the forms {@link io.sluice.QueryResult#getObject} gives */
    ListRows(List<Object[]> rows) {
        this.rows = rows.iterator();
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        row = rows.next();
        return true;
    }

    @Override
    public boolean isNull(int column) {
        return row[column] == null;
    }

    @Override
    public long getLong(int column) {
        return ((Number) row[column]).longValue();
    }

    @Override
    public double getDouble(int column) {
        return ((Number) row[column]).doubleValue();
    }

    @Override
    public boolean getBoolean(int column) {
        return (Boolean) row[column];
    }

    @Override
    public String getString(int column) {
        return row[column] == null ? null : SqlText.of(row[column]);
    }

    @Override
    public Object getObject(int column) {
        return row[column];
    }

    @Override
    public void close() {}
}
