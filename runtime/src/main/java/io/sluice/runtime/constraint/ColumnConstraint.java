package io.sluice.runtime.constraint;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.expr.kernel.DecimalBounds;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.Optional;

/** NOT NULL, the length of VARCHAR(n) and VARBINARY(n), and the digits of DECIMAL, of one column. */
final class ColumnConstraint {
    private final int index;
    private final Field field;
    private final boolean limitsLength;
    private final DecimalBounds digits;

    private ColumnConstraint(int index, Field field) {
        this.index = index;
        this.field = field;
        this.limitsLength = limitsLength(field.type());
        this.digits = field.type().kind() == TypeKind.DECIMAL
                ? new DecimalBounds(field.type().precision())
                : null;
    }

    /** Empty for a column that takes any value of its type. */
    static Optional<ColumnConstraint> of(int index, Field field) {
        boolean demands = !field.type().nullable()
                || limitsLength(field.type())
                || field.type().kind() == TypeKind.DECIMAL;
        return demands ? Optional.of(new ColumnConstraint(index, field)) : Optional.empty();
    }

    private static boolean limitsLength(SqlType type) {
        boolean text = type.kind() == TypeKind.VARCHAR || type.kind() == TypeKind.VARBINARY;
        return text && type.precision() != SqlType.UNLIMITED;
    }

    void check(ChangeBatch rows, Violations found) {
        Column column = rows.column(index);
        if (!field.type().nullable() && column.hasNulls()) {
            checkNulls(rows, column, found);
        }
        if (limitsLength) {
            checkLengths(rows, column, found);
        }
        if (digits != null) {
            checkDigits(rows, column, found);
        }
    }

    private void checkNulls(ChangeBatch rows, Column column, Violations found) {
        for (int row = 0; row < rows.rowCount(); row++) {
            if (column.isNull(row) && rows.weight(row) > 0) {
                found.add(
                        row,
                        ErrorCode.NOT_NULL_VIOLATION,
                        "column \"" + field.name() + "\" is NOT NULL",
                        "give a value, for example COALESCE(…, default)");
            }
        }
    }

    private void checkLengths(ChangeBatch rows, Column column, Violations found) {
        int limit = field.type().precision();
        for (int row = 0; row < rows.rowCount(); row++) {
            int from = Memory.getInt(column.offsets() + 4L * row);
            int to = Memory.getInt(column.offsets() + 4L * row + 4);
            // A text has at most as many characters as bytes: few rows need counting.
            if (to - from > limit && rows.weight(row) > 0 && !column.isNull(row)) {
                int length = length(column, from, to);
                if (length > limit) {
                    found.add(
                            row,
                            ErrorCode.INVALID_CAST,
                            "a value of length " + length + " is too long for column \"" + field.name() + "\" "
                                    + field.type().withNullable(true),
                            "cut it: CAST(… AS " + field.type().withNullable(true) + ")");
                }
            }
        }
    }

    /** Characters of text, bytes of binary values. */
    private static int length(Column column, int from, int to) {
        if (column.type().kind() == TypeKind.VARBINARY) {
            return to - from;
        }
        int characters = 0;
        for (int i = from; i < to; i++) {
            boolean continues = (Memory.getByte(column.data() + i) & 0xc0) == 0x80;
            characters += continues ? 0 : 1;
        }
        return characters;
    }

    private void checkDigits(ChangeBatch rows, Column column, Violations found) {
        for (int row = 0; row < rows.rowCount(); row++) {
            long at = column.data() + 16L * row;
            if (!digits.contain(Memory.getLong(at + 8), Memory.getLong(at))
                    && rows.weight(row) > 0
                    && !column.isNull(row)) {
                found.add(
                        row,
                        ErrorCode.NUMERIC_OVERFLOW,
                        "a number has more digits than column \"" + field.name() + "\" "
                                + field.type().withNullable(true),
                        "declare the column with more digits");
            }
        }
    }
}
