package io.sluice.jdbc.result;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.type.JdbcType;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** The columns of a result, for tools. */
public final class ResultColumns implements ResultSetMetaData {
    private final List<Field> columns;

    public ResultColumns(List<Field> columns) {
        this.columns = columns;
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return field(column).name();
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return field(column).name();
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return jdbcType(column).code();
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return jdbcType(column).name();
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return jdbcType(column).className();
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return jdbcType(column).precision();
    }

    @Override
    public int getScale(int column) throws SQLException {
        return jdbcType(column).scale();
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return jdbcType(column).displaySize();
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return type(column).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return JdbcType.isSigned(type(column).kind());
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return type(column).kind() == TypeKind.VARCHAR;
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        field(column);
        return true;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        field(column);
        return true;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        field(column);
        return false;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        field(column);
        return false;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        field(column);
        return false;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        field(column);
        return false;
    }

    /** Empty: a result column may come from many relations. So for table and catalog. */
    @Override
    public String getSchemaName(int column) throws SQLException {
        field(column);
        return "";
    }

    @Override
    public String getTableName(int column) throws SQLException {
        return getSchemaName(column);
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        return getSchemaName(column);
    }

    @Override
    public <T> T unwrap(Class<T> iface) throws SQLException {
        if (iface.isInstance(this)) {
            return iface.cast(this);
        }
        throw SqlErrors.of(ErrorCode.INVALID_ARGUMENT, "this is no wrapper for " + iface.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> iface) {
        return iface.isInstance(this);
    }

    private JdbcType jdbcType(int column) throws SQLException {
        return JdbcType.of(type(column));
    }

    private SqlType type(int column) throws SQLException {
        return field(column).type();
    }

    private Field field(int column) throws SQLException {
        if (column < 1 || column > columns.size()) {
            throw SqlErrors.of(
                    ErrorCode.INVALID_ARGUMENT, "column " + column + " of a result of " + columns.size() + " columns");
        }
        return columns.get(column - 1);
    }
}
