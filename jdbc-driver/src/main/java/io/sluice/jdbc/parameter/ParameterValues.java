package io.sluice.jdbc.parameter;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;

/** The values of one prepared statement's {@code ?}; they stay set from one run to the next. Indexes count from 1. */
public final class ParameterValues {
    private static final Object UNSET = new Object();

    private final List<SqlType> types;
    private final Object[] values;

    public ParameterValues(List<SqlType> types) {
        this.types = types;
        this.values = new Object[types.size()];
        clear();
    }

    /** Sets a value of any class JDBC names. */
    public void set(int index, Object value) throws SQLException {
        SqlType type = type(index);
        try {
            values[index - 1] = EngineValues.of(value, type);
        } catch (RuntimeException e) {
            throw SqlErrors.of(e);
        }
    }

    /** Sets a date, time or timestamp that means the wall clock in the calendar's zone. */
    public void set(int index, java.util.Date value, Calendar calendar) throws SQLException {
        SqlType type = type(index);
        values[index - 1] = value == null ? null : EngineValues.ofDate(value, type, calendar);
    }

    public void clear() {
        Arrays.fill(values, UNSET);
    }

    /** A copy of all values; PARAMETER_MISMATCH when one is not set. */
    public Object[] toArray() throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == UNSET) {
                throw SqlErrors.of(
                        ErrorCode.PARAMETER_MISMATCH,
                        "parameter " + (i + 1) + " of " + values.length + " has no value");
            }
        }
        return values.clone();
    }

    private SqlType type(int index) throws SQLException {
        if (index < 1 || index > values.length) {
            throw SqlErrors.of(
                    ErrorCode.PARAMETER_MISMATCH,
                    "there is no parameter " + index + ": the statement has " + values.length + " '?'");
        }
        return types.get(index - 1);
    }
}
