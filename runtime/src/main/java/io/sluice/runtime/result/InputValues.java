package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import java.util.List;

/**
 * Values that Java code hands in, brought into the Java forms of {@link SqlType}. Nothing is lost silently: what does not fit the type is a
 * PARAMETER_MISMATCH that names the place, the value and the type.
 */
public final class InputValues {
    private InputValues() {}

    /**
     * @param value null, Boolean, Number, String, byte[], UUID or enum (as text), java.time values, java.util.Date, List, array, Map
     * @param place what to call it in an error, such as {@code parameter 2} or {@code column "price"}
     */
    public static Object convert(Object value, SqlType type, String place) {
        throw new UnsupportedOperationException();
    }

    /** The values of a statement's {@code ?}; PARAMETER_MISMATCH when there are too few or too many. */
    public static List<Object> parameters(List<SqlType> types, Object... values) {
        throw new UnsupportedOperationException();
    }

    /** One row for a relation, NOT_NULL_VIOLATION for a null in a column that takes none. */
    public static List<Object> row(List<Field> columns, Object... values) {
        throw new UnsupportedOperationException();
    }
}
