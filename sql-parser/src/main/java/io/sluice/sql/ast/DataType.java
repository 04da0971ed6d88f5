package io.sluice.sql.ast;

import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/**
 * A data type as written: {@code DECIMAL(10, 4)}, {@code TIMESTAMP(3)}, {@code ARRAY<INT>}, {@code INT ARRAY},
 * {@code MAP<VARCHAR, INT>}, {@code ROW(a INT, b VARCHAR)}.
 *
 * @param name one of BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL, CHAR, VARCHAR, BINARY, VARBINARY,
 *     DATE, TIME, TIMESTAMP, TIMESTAMP WITH LOCAL TIME ZONE, INTERVAL YEAR TO MONTH, INTERVAL DAY TO SECOND, ARRAY, MAP,
 *     ROW; other names for the same type (INT, FLOAT, STRING, NUMERIC …) are already replaced
 * @param arguments numbers in parentheses
 * @param fields element types of ARRAY (one), MAP (key, value), ROW (named); names are empty but for ROW
 */
public record DataType(String name, List<Integer> arguments, List<TypeField> fields, SourceSpan span) {
    /** A component of a nested type. */
    public record TypeField(String name, DataType type) {}

    public DataType {
        arguments = List.copyOf(arguments);
        fields = List.copyOf(fields);
    }
}
