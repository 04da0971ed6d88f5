package io.sluice.jdbc.parameter;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.type.JdbcType;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The types of a prepared statement's {@code ?}, for tools. */
public final class ParameterTypes implements ParameterMetaData {
    private final List<SqlType> types;

    public ParameterTypes(List<SqlType> types) {
        this.types = types;
    }

    @Override
    public int getParameterCount() {
        return types.size();
    }

    @Override
    public int isNullable(int param) throws SQLException {
        return type(param).nullable() ? parameterNullable : parameterNoNulls;
    }

    @Override
    public boolean isSigned(int param) throws SQLException {
        return JdbcType.isSigned(type(param).kind());
    }

    @Override
    public int getPrecision(int param) throws SQLException {
        return JdbcType.of(type(param)).precision();
    }

    @Override
    public int getScale(int param) throws SQLException {
        return JdbcType.of(type(param)).scale();
    }

    @Override
    public int getParameterType(int param) throws SQLException {
        return JdbcType.of(type(param)).code();
    }

    @Override
    public String getParameterTypeName(int param) throws SQLException {
        return JdbcType.of(type(param)).name();
    }

    @Override
    public String getParameterClassName(int param) throws SQLException {
        return JdbcType.of(type(param)).className();
    }

    @Override
    public int getParameterMode(int param) throws SQLException {
        type(param);
        return parameterModeIn;
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

    private SqlType type(int param) throws SQLException {
        if (param < 1 || param > types.size()) {
            throw SqlErrors.of(
                    ErrorCode.PARAMETER_MISMATCH, "parameter " + param + " of a statement with " + types.size());
        }
        return types.get(param - 1);
    }
}
