package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Cast;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.TypeKind;
import io.sluice.runtime.expr.cast.CastKernels;
import io.sluice.runtime.expr.kernel.Arithmetic;
import io.sluice.runtime.expr.kernel.Comparison;
import io.sluice.runtime.expr.kernel.Distinctness;
import io.sluice.runtime.expr.kernel.Kernel;
import io.sluice.runtime.expr.kernel.NestedFunctions;
import io.sluice.runtime.expr.kernel.Not;
import io.sluice.runtime.expr.kernel.TruthTest;
import io.sluice.runtime.expr.text.RegexpKernels;
import io.sluice.runtime.expr.text.TextKernels;
import io.sluice.runtime.expr.time.TimeKernels;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** The kernel for a call or cast, by operation and argument types. */
final class Kernels {
    private Kernels() {}

    static Kernel of(Call call) {
        List<SqlType> types = call.args().stream().map(Expr::type).toList();
        return found(find(call, call.op(), call.type(), types), call.op().symbol() + " of " + types, call.span());
    }

    static Kernel of(Cast cast) {
        SqlType from = cast.arg().type();
        Kernel kernel = CastKernels.of(from, cast.type(), cast.safe());
        return found(kernel, "a cast of " + from + " to " + cast.type(), cast.span());
    }

    private static Kernel found(Kernel kernel, String what, SourceSpan span) {
        if (kernel == null) {
            throw new SluiceException(Diagnostic.of(ErrorCode.NOT_SUPPORTED, span, what + " is not supported"), "");
        }
        return kernel;
    }

    private static Kernel find(Call call, ScalarOp op, SqlType type, List<SqlType> args) {
        TypeKind kind = args.get(0).kind();
        return switch (op) {
            case PLUS, MINUS, TIMES, DIVIDE, MOD ->
                dividesInterval(op, args) ? TimeKernels.of(call) : Arithmetic.binary(op, type, args);
            case NEGATE, ABS, SIGN, FLOOR, CEIL, ROUND, TRUNCATE, SQRT, POWER, EXP, LN, LOG10 ->
                Arithmetic.function(op, type, args);
            case EQUALS, NOT_EQUALS, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> Comparison.of(op, kind);
            case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> {
                Comparison equality = Comparison.of(op, kind);
                yield equality == null ? null : new Distinctness(equality, op == ScalarOp.IS_NOT_DISTINCT_FROM);
            }
            case NOT -> new Not();
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> new TruthTest(op);
            case LIKE,
                    ILIKE,
                    CONCAT,
                    UPPER,
                    LOWER,
                    CHAR_LENGTH,
                    OCTET_LENGTH,
                    SUBSTRING,
                    POSITION,
                    TRIM_BOTH,
                    TRIM_LEADING,
                    TRIM_TRAILING,
                    REPLACE,
                    STARTS_WITH,
                    ENDS_WITH,
                    SPLIT,
                    SPLIT_PART,
                    REGEXP_SPLIT -> TextKernels.of(op, type, args);
            case REGEXP_MATCHES, REGEXP_EXTRACT -> RegexpKernels.of(call);
            case TIME_PLUS,
                    TIME_MINUS,
                    TIME_DIFFERENCE,
                    INTERVAL_TIMES,
                    EXTRACT,
                    DATE_TRUNC,
                    DATE_BIN,
                    TIMESTAMP_DIFF -> TimeKernels.of(call);
            case ITEM, CARDINALITY, FIELD -> NestedFunctions.of(op, type, kind);
            default -> null;
        };
    }

    private static boolean dividesInterval(ScalarOp op, List<SqlType> args) {
        TypeKind kind = args.get(0).kind();
        return op == ScalarOp.DIVIDE
                && (kind == TypeKind.INTERVAL_DAY || kind == TypeKind.INTERVAL_YEAR)
                && args.get(1).kind().isInteger();
    }
}
