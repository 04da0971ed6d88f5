package io.sluice.runtime.compile;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.InList;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ScalarOp;
import java.util.EnumSet;
import java.util.Set;

/** Tells conditions that no row can make fail. */
final class Certainty {
    private static final Set<ScalarOp> NEVER_FAILING = EnumSet.of(
            ScalarOp.EQUALS,
            ScalarOp.NOT_EQUALS,
            ScalarOp.LESS,
            ScalarOp.LESS_EQUAL,
            ScalarOp.GREATER,
            ScalarOp.GREATER_EQUAL,
            ScalarOp.IS_DISTINCT_FROM,
            ScalarOp.IS_NOT_DISTINCT_FROM,
            ScalarOp.AND,
            ScalarOp.OR,
            ScalarOp.NOT,
            ScalarOp.IS_NULL,
            ScalarOp.IS_NOT_NULL,
            ScalarOp.IS_TRUE,
            ScalarOp.IS_NOT_TRUE,
            ScalarOp.IS_FALSE,
            ScalarOp.IS_NOT_FALSE);

    private Certainty() {}

    /** False where it is not known. */
    static boolean cannotFail(Expr expr) {
        if (expr instanceof ColumnRef || expr instanceof Literal) {
            return true;
        }
        boolean known = expr instanceof InList || expr instanceof Call call && NEVER_FAILING.contains(call.op());
        return known && expr.children().stream().allMatch(Certainty::cannotFail);
    }
}
