package io.sluice.runtime.expr.kernel;

import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.batch.Values;
import io.sluice.runtime.memory.Memory;
import java.nio.charset.StandardCharsets;

/** An argument's values as Java objects, row after row; a constant is made once. */
final class RowValues {
    private final Operand operand;
    private final boolean isText;
    private final boolean shared;
    private final Object constant;
    private byte[] bytes = new byte[64];

    RowValues(Operand operand) {
        this.operand = operand;
        this.isText = operand.type().kind() == TypeKind.VARCHAR;
        // Only what nobody can change may be given to several calls.
        this.shared = operand.isConstant()
                && operand.type().kind() != TypeKind.VARBINARY
                && !operand.type().kind().isNested();
        this.constant = shared ? Values.get(operand.column(), 0) : null;
    }

    /** In the form of its {@link io.sluice.planner.type.SqlType}; null for NULL. */
    Object get(int row) {
        if (shared) {
            return constant;
        }
        return isText ? text(row) : Values.get(operand.column(), operand.row(row));
    }

    private String text(int row) {
        if (operand.isNull(row)) {
            return null;
        }
        int length = operand.length(row);
        if (length > bytes.length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        Memory.copy(operand.start(row), bytes, 0, length);
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
