package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Values that Java code hands in, brought into the Java forms of {@link SqlType}. What does not fit the type is a PARAMETER_MISMATCH that
 * names the place, the value and the type; only digits beyond a DECIMAL's scale are rounded (half up) and fractions of a second beyond a
 * time's precision cut off.
 */
public final class InputValues {
    private InputValues() {}

    /**
     * @param value null, Boolean, Number, String, Character, byte[], UUID or enum (as text), java.time values, java.util.Date, List, array, Map;
     *     a String is read as {@link io.sluice.runtime.batch.SqlTextParser} reads it
     * @param place what to call it in an error, such as {@code parameter 2} or {@code column "price"}
     */
    public static Object convert(Object value, SqlType type, String place) {
        return convert(value, type, () -> place);
    }

    private static Object convert(Object value, SqlType type, Supplier<String> place) {
        if (value == null) {
            return null;
        }
        try {
            Object converted = new ValueConversion(type).convert(value);
            if (converted != null) {
                return converted;
            }
        } catch (ArithmeticException overflow) {
            throw mismatch(place.get(), value, type, "is out of range for", overflow);
        }
        throw mismatch(place.get(), value, type, "does not fit", null);
    }

    private static SluiceException mismatch(
            String place, Object value, SqlType type, String relation, Throwable cause) {
        String text = value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        String message = place + ": " + shown + " (" + value.getClass().getSimpleName() + ") " + relation + " " + type;
        return new SluiceException(ErrorCode.PARAMETER_MISMATCH, message, cause);
    }

    /** The values of a statement's {@code ?}; PARAMETER_MISMATCH when there are too few or too many. */
    public static List<Object> parameters(List<SqlType> types, Object... values) {
        if (values.length != types.size()) {
            throw new SluiceException(
                    ErrorCode.PARAMETER_MISMATCH,
                    "the statement has " + count(types.size(), "parameter") + ", but " + count(values.length, "value")
                            + (values.length == 1 ? " was" : " were") + " given");
        }
        List<Object> converted = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            converted.add(convert(values[i], types.get(i), "parameter " + (i + 1)));
        }
        return converted;
    }

    /** One row for a relation, NOT_NULL_VIOLATION for a null in a column that takes none. */
    public static List<Object> row(List<Field> columns, Object... values) {
        if (values.length != columns.size()) {
            throw new SluiceException(
                    ErrorCode.PARAMETER_MISMATCH,
                    "a row of " + count(values.length, "value") + " for " + count(columns.size(), "column") + ": "
                            + String.join(
                                    ", ", columns.stream().map(Field::name).toList()));
        }
        List<Object> converted = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            converted.add(isItsForm(values[i], columns.get(i).type()) ? values[i] : field(columns.get(i), values[i]));
        }
        return converted;
    }

    /** Whether the value has the form of its type already and no limit to keep; for the most frequent types. */
    private static boolean isItsForm(Object value, SqlType type) {
        return switch (type.kind()) {
            case BIGINT -> value instanceof Long;
            case INTEGER -> value instanceof Integer;
            case DOUBLE -> value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
            case VARCHAR -> value instanceof String && type.precision() == SqlType.UNLIMITED;
            default -> false;
        };
    }

    private static Object field(Field column, Object value) {
        if (value == null && !column.type().nullable()) {
            throw new SluiceException(
                    ErrorCode.NOT_NULL_VIOLATION, "NULL for column \"" + column.name() + "\", which is NOT NULL");
        }
        return convert(value, column.type(), () -> "column \"" + column.name() + "\"");
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
