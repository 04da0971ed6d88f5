package io.sluice.runtime.expr;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.runtime.expr.kernel.Integers;
import java.util.List;

/** Chooses how a condition picks rows. */
final class Selectors {
    private Selectors() {}

    static Selector of(Call condition) {
        return switch (condition.op()) {
            case AND -> new AndSelector(selectors(condition.args()));
            case OR -> new OrSelector(selectors(condition.args()));
            case NOT -> negation(condition);
            case EQUALS, NOT_EQUALS, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> comparison(condition);
            default -> new TruthSelector(condition);
        };
    }

    private static List<Selector> selectors(List<Expr> conditions) {
        return conditions.stream().map(ExprCompiler::selector).toList();
    }

    /** A negated comparison is the opposite one: both are unknown for NULL. */
    private static Selector negation(Call not) {
        if (not.args().get(0) instanceof Call inner && opposite(inner.op()) != null) {
            return of(new Call(opposite(inner.op()), inner.args(), inner.type(), inner.span()));
        }
        return new TruthSelector(not);
    }

    private static Selector comparison(Call call) {
        Expr left = call.args().get(0);
        Expr right = call.args().get(1);
        if (Integers.isWhole(left.type().kind())) {
            if (Expressions.isConstant(right)) {
                return range(call.op(), left, right);
            }
            if (Expressions.isConstant(left)) {
                return range(mirrored(call.op()), right, left);
            }
        }
        return new TruthSelector(call);
    }

    private static Selector range(ScalarOp op, Expr value, Expr constant) {
        int column = value instanceof ColumnRef reference ? reference.index() : -1;
        return new RangeSelector(op, value, column, ExprCompiler.node(constant));
    }

    private static ScalarOp opposite(ScalarOp op) {
        return switch (op) {
            case EQUALS -> ScalarOp.NOT_EQUALS;
            case NOT_EQUALS -> ScalarOp.EQUALS;
            case LESS -> ScalarOp.GREATER_EQUAL;
            case LESS_EQUAL -> ScalarOp.GREATER;
            case GREATER -> ScalarOp.LESS_EQUAL;
            case GREATER_EQUAL -> ScalarOp.LESS;
            default -> null;
        };
    }

    private static ScalarOp mirrored(ScalarOp op) {
        return switch (op) {
            case LESS -> ScalarOp.GREATER;
            case LESS_EQUAL -> ScalarOp.GREATER_EQUAL;
            case GREATER -> ScalarOp.LESS;
            case GREATER_EQUAL -> ScalarOp.LESS_EQUAL;
            default -> op;
        };
    }
}
