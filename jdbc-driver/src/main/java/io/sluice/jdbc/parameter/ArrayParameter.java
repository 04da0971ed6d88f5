package io.sluice.jdbc.parameter;

import io.sluice.jdbc.error.SqlErrors;
import io.sluice.jdbc.result.ArrayValue;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.sql.diagnostic.ErrorCode;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Arrays that callers make to pass as a value. */
public final class ArrayParameter {
    private ArrayParameter() {}

    /** @param typeName of the elements, without length or precision */
    public static Array of(String typeName, Object[] elements) throws SQLException {
        SqlType type = elementType(typeName);
        List<Object> values = new ArrayList<>(elements.length);
        for (Object element : elements) {
            values.add(EngineValues.of(element, type));
        }
        return new ArrayValue(values, type);
    }

    private static SqlType elementType(String typeName) throws SQLException {
        String name = typeName.toUpperCase(Locale.ROOT);
        for (TypeKind kind : TypeKind.values()) {
            if (kind.name().equals(name) && !kind.isNested()) {
                return SqlType.of(kind);
            }
        }
        throw SqlErrors.of(ErrorCode.TYPE_NOT_FOUND, "no type of array elements is called " + typeName);
    }
}
