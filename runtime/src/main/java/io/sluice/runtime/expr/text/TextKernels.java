package io.sluice.runtime.expr.text;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.Operand;
import io.sluice.runtime.memory.Memory;
import java.util.List;

/** Chooses the kernel of a string function. */
public final class TextKernels {
    private TextKernels() {}

    /** Null when the function does not take such arguments. */
    public static Kernel of(ScalarOp op, SqlType type, List<SqlType> args) {
        boolean binary = args.get(0).kind() == TypeKind.VARBINARY;
        if (!binary && args.get(0).kind() != TypeKind.VARCHAR) {
            return null;
        }
        return switch (op) {
            case LIKE -> new Like(false);
            case ILIKE -> new Like(true);
            case CONCAT -> new Concatenation(type);
            case UPPER -> new ChangeCase(type, true);
            case LOWER -> new ChangeCase(type, false);
            case SUBSTRING -> new Substring(type, binary);
            case TRIM_BOTH -> new Trim(type, true, true);
            case TRIM_LEADING -> new Trim(type, true, false);
            case TRIM_TRAILING -> new Trim(type, false, true);
            case REPLACE -> new Replace(type);
            case CHAR_LENGTH, OCTET_LENGTH, POSITION -> new TextMeasure(op, type, binary);
            case STARTS_WITH, ENDS_WITH -> new Affix(op == ScalarOp.STARTS_WITH);
            case SPLIT -> new Split(type, false);
            case SPLIT_PART -> new SplitPart(type);
            case REGEXP_SPLIT -> new Split(type, true);
            default -> null;
        };
    }

    static byte[] bytes(Operand text, int row) {
        byte[] bytes = new byte[text.length(row)];
        Memory.copy(text.start(row), bytes, 0, bytes.length);
        return bytes;
    }
}
