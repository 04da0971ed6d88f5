package io.sluice.runtime.expr.kernel;

import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import java.util.List;

/** Chooses the kernel of an arithmetic operation or mathematical function. */
public final class Arithmetic {
    private Arithmetic() {}

    /** +, −, *, / or %; null when the types have none. */
    public static Kernel binary(ScalarOp op, SqlType type, List<SqlType> args) {
        TypeKind kind = args.get(0).kind();
        if (kind != args.get(1).kind()) {
            return null;
        }
        return switch (kind) {
            case BIGINT, INTERVAL_DAY -> new LongArithmetic(op, type);
            case TINYINT, SMALLINT, INTEGER, INTERVAL_YEAR -> new NarrowArithmetic(op, type);
            case DOUBLE -> new DoubleArithmetic(op, type);
            case REAL -> new FloatArithmetic(op, type);
            case DECIMAL -> new DecimalArithmetic(op, type, args.get(0), args.get(1));
            default -> null;
        };
    }

    /** NEGATE to LOG10; null when the types have none. */
    public static Kernel function(ScalarOp op, SqlType type, List<SqlType> args) {
        if (op == ScalarOp.POWER && args.get(0).kind().isApproximate()) {
            return binary(op, type, args);
        }
        boolean exact = switch (op) {
            case NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE -> true;
            default -> false;
        };
        return switch (args.get(0).kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, INTERVAL_DAY, INTERVAL_YEAR ->
                exact ? new WholeFunction(op, type) : null;
            case REAL, DOUBLE -> new ApproximateFunction(op, type);
            case DECIMAL -> exact ? new DecimalFunction(op, type, args.get(0)) : null;
            default -> null;
        };
    }
}
