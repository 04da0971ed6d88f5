package io.sluice.runtime.core;

import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.batch.Column;
import io.sluice.runtime.memory.Memory;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;

/** Holds the rows of a statement to what their columns declare: NOT NULL, and the length of VARCHAR(n) and VARBINARY(n). */
final class ColumnConstraints {
    private ColumnConstraints() {}

    /** @throws SluiceException NOT_NULL_VIOLATION or INVALID_CAST for the first value that breaks its column's declaration */
    static void check(ChangeBatch changes, RowType rowType) {
        for (int i = 0; i < rowType.size(); i++) {
            Field field = rowType.field(i);
            if (!field.type().nullable() && changes.column(i).hasNulls()) {
                throw missing(changes, i, field);
            }
            boolean text =
                    field.type().kind() == TypeKind.VARCHAR || field.type().kind() == TypeKind.VARBINARY;
            if (text && field.type().precision() != SqlType.UNLIMITED) {
                checkLengths(changes, i, field);
            }
        }
    }

    private static SluiceException missing(ChangeBatch changes, int column, Field field) {
        int row = 0;
        while (!changes.column(column).isNull(row)) {
            row++;
        }
        return error(
                ErrorCode.NOT_NULL_VIOLATION,
                "column \"" + field.name() + "\" is NOT NULL",
                changes,
                row,
                "give a value, for example COALESCE(…, default)");
    }

    private static void checkLengths(ChangeBatch changes, int index, Field field) {
        Column column = changes.column(index);
        int limit = field.type().precision();
        for (int row = 0; row < column.rowCount(); row++) {
            if (changes.weight(row) > 0 && !column.isNull(row)) {
                int length = length(column, row);
                if (length > limit) {
                    throw error(
                            ErrorCode.INVALID_CAST,
                            "a value of length " + length + " is too long for column \"" + field.name() + "\" "
                                    + field.type(),
                            changes,
                            row,
                            "cut it: CAST(… AS " + field.type() + ")");
                }
            }
        }
    }

    /** Characters of text, bytes of binary values. */
    private static int length(Column column, int row) {
        int from = Memory.getInt(column.offsets() + 4L * row);
        int to = Memory.getInt(column.offsets() + 4L * row + 4);
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

    private static SluiceException error(ErrorCode code, String message, ChangeBatch changes, int row, String hint) {
        Diagnostic diagnostic = Diagnostic.of(code, SourceSpan.NONE, message)
                .withDetail("row " + RowText.of(changes, row))
                .withHint(hint);
        return new SluiceException(diagnostic, "");
    }
}
