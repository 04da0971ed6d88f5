package io.sluice.jdbc.result;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.type.JdbcType;
import io.sluice.jdbc.type.SqlText;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The elements of an ARRAY; independent of the row it was read from. */
public final class ArrayValue implements Array {
    private static final SqlType INDEX = SqlType.of(TypeKind.INTEGER).withNullable(false);

    private final SqlType element;
    private List<?> values;

    /** @param values in the forms {@link io.sluice.QueryResult#getObject} gives; kept, not copied */
    public ArrayValue(List<?> values, SqlType element) {
        this.values = values;
        this.element = element;
    }

    /** The elements in the engine's forms. */
    public List<?> values() throws SQLException {
        return open();
    }

    @Override
    public String getBaseTypeName() {
        return JdbcType.of(element).name();
    }

    @Override
    public int getBaseType() {
        return JdbcType.of(element).code();
    }

    @Override
    public Object[] getArray() throws SQLException {
        return ColumnAccessor.elements(open(), element);
    }

    @Override
    public Object[] getArray(Map<String, Class<?>> map) throws SQLException {
        return getArray();
    }

    @Override
    public Object[] getArray(long index, int count) throws SQLException {
        return ColumnAccessor.elements(slice(index, count), element);
    }

    @Override
    public Object[] getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    /** Rows of (INDEX, VALUE), the index counting from 1. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return rows(open(), 1);
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return rows(slice(index, count), (int) index);
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet(index, count);
    }

    @Override
    public void free() {
        values = null;
    }

    private ResultSet rows(List<?> elements, int firstIndex) throws SQLException {
        List<Object[]> rows = new ArrayList<>(elements.size());
        for (Object value : elements) {
            rows.add(new Object[] {firstIndex + rows.size(), value});
        }
        return SluiceResultSet.of(List.of(new Field("INDEX", INDEX), new Field("VALUE", element)), rows);
    }

    private List<?> slice(long index, int count) throws SQLException {
        List<?> all = open();
        if (index < 1 || count < 0 || index - 1 + count > all.size()) {
            throw SqlErrors.of(
                    ErrorCode.INVALID_ARGUMENT,
                    "elements " + index + " to " + (index - 1 + count) + " of an array of " + all.size());
        }
        return all.subList((int) index - 1, (int) index - 1 + count);
    }

    private List<?> open() throws SQLException {
        if (values == null) {
            throw SqlErrors.cursorState("the array was freed");
        }
        return values;
    }

    @Override
    public String toString() {
        return values == null ? "[freed]" : SqlText.of(values);
    }
}
