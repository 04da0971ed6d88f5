package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.expr.ParameterRef;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.type.SqlType;
import java.util.Optional;

/** Collects comparisons of a rank with constants: which ranks pass them all. */
final class RankBounds {
    private final int column;
    private long first = 1;
    private long last = Long.MAX_VALUE;
    private Optional<Expr> parameter = Optional.empty();

    /** @param column that holds the rank */
    RankBounds(int column) {
        this.column = column;
    }

    /** Takes over a condition; false when it is not a bound that a Top-N can keep. */
    boolean take(Expr condition) {
        if (!(condition instanceof Call call) || call.args().size() != 2) {
            return false;
        }
        Expr left = Coercion.withoutWidening(call.args().get(0));
        Expr right = Coercion.withoutWidening(call.args().get(1));
        if (isRank(left)) {
            return take(call.op(), right);
        }
        return isRank(right) && take(mirrored(call.op()), left);
    }

    private boolean isRank(Expr expr) {
        return expr instanceof ColumnRef ref && ref.index() == column;
    }

    private boolean take(ScalarOp op, Expr bound) {
        if (bound instanceof ParameterRef && op == ScalarOp.LESS_EQUAL && parameter.isEmpty()) {
            parameter = Optional.of(bound);
            return true;
        }
        if (!(bound instanceof Literal literal)
                || !literal.type().kind().isInteger()
                || !(literal.value() instanceof Number number)) {
            return false;
        }
        long value = number.longValue();
        if (value == Long.MIN_VALUE || value == Long.MAX_VALUE) {
            return false;
        }
        switch (op) {
            case LESS -> last = Math.min(last, value - 1);
            case LESS_EQUAL -> last = Math.min(last, value);
            case GREATER -> first = Math.max(first, value + 1);
            case GREATER_EQUAL -> first = Math.max(first, value);
            case EQUALS -> {
                first = Math.max(first, value);
                last = Math.min(last, value);
            }
            default -> {
                return false;
            }
        }
        return true;
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

    /** Whether only the first ranks pass, so that the rest need not be known. A parameter stands for itself only. */
    boolean limits() {
        return parameter.isPresent() ? first == 1 && last == Long.MAX_VALUE : last < Long.MAX_VALUE;
    }

    /** Ranks to skip; empty for none. */
    Optional<Expr> offset() {
        return first == 1 ? Optional.empty() : Optional.of(number(first - 1));
    }

    /** Ranks to keep. */
    Expr limit() {
        return parameter.orElseGet(() -> number(Math.max(0, last - first + 1)));
    }

    private static Literal number(long value) {
        return new Literal(value, SqlType.bigint().withNullable(false));
    }
}
