package io.sluice.runtime.result;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.math.BigDecimal;

/** Reads numbers out of columns without objects on the way. */
final class ColumnValues {
    private ColumnValues() {}

    static long getLong(Column column, int row, Field field) {
        if (column.isNull(row)) {
            return 0;
        }
        return switch (column.type().kind()) {
            case TINYINT -> Memory.getByte(column.data() + row);
            case SMALLINT -> Memory.getShort(column.data() + 2L * row);
            case INTEGER -> Memory.getInt(column.data() + 4L * row);
            case BIGINT -> Memory.getLong(column.data() + 8L * row);
            default -> throw mismatch(field, "an integer");
        };
    }

    static double getDouble(Column column, int row, Field field) {
        if (column.isNull(row)) {
            return 0;
        }
        return switch (column.type().kind()) {
            case REAL -> Memory.getFloat(column.data() + 4L * row);
            case DOUBLE -> Memory.getDouble(column.data() + 8L * row);
            case DECIMAL -> ((BigDecimal) Values.get(column, row)).doubleValue();
            case TINYINT, SMALLINT, INTEGER, BIGINT -> getLong(column, row, field);
            default -> throw mismatch(field, "a number");
        };
    }

    static boolean getBoolean(Column column, int row, Field field) {
        if (column.type().kind() != TypeKind.BOOLEAN && column.type().kind() != TypeKind.NULL) {
            throw mismatch(field, "a BOOLEAN");
        }
        return !column.isNull(row) && Memory.getBit(column.data(), row);
    }

    private static SluiceException mismatch(Field field, String wanted) {
        return new SluiceException(
                ErrorCode.TYPE_MISMATCH,
                "column \"" + field.name() + "\" is " + field.type() + ", not " + wanted
                        + "; getString and getObject read every type");
    }
}
