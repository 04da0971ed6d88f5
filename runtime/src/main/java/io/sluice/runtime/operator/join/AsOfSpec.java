package io.sluice.runtime.operator.join;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.planner.type.SqlType.TimeUnit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an as-of join computes: for each left row the one right row of the same key that stands nearest at or before it in an order.
 *
 * @param kind INNER or LEFT
 * @param residual what must also be true of the pair found, over left columns then right columns
 * @param backwards the order runs from the largest value to the smallest
 * @param strict the right row must stand before the left one, not beside it
 * @param versions the right side has one row a key, and what it had before goes on to count up to when that changed
 * @param delay set when both orders are event times, and rows may be freed by them: how far they may lie behind the watermark
 */
public record AsOfSpec(
        JoinKind kind,
        List<JoinKey> keys,
        Optional<Expr> residual,
        Side left,
        Side right,
        boolean backwards,
        boolean strict,
        boolean versions,
        Optional<Duration> delay) {
    /**
     * One input.
     *
     * @param changing whether rows may be taken back
     * @param order the column by which it is ordered
     */
    public record Side(RowType rowType, boolean changing, int order) {}

    public AsOfSpec {
        keys = List.copyOf(keys);
        SqlType leftType = left.rowType.type(left.order);
        SqlType rightType = right.rowType.type(right.order);
        if (!leftType.sameValues(rightType) && !(isTime(leftType) && leftType.kind() == rightType.kind())) {
            throw new IllegalArgumentException("no order of " + leftType + " and " + rightType);
        }
    }

    private static boolean isTime(SqlType type) {
        return type.kind().isTimestamp();
    }

    /** The finer unit of both orders, if they are times. */
    TimeUnit unit() {
        TimeUnit leftUnit = left.rowType.type(left.order).timeUnit();
        TimeUnit rightUnit = right.rowType.type(right.order).timeUnit();
        return leftUnit.perSecond() >= rightUnit.perSecond() ? leftUnit : rightUnit;
    }

    /** What values of an input's order are multiplied with to make both sides' alike. */
    long factor(int input) {
        SqlType type = side(input).rowType.type(side(input).order);
        return isTime(type) ? unit().perSecond() / type.timeUnit().perSecond() : 1;
    }

    Side side(int input) {
        return input == 0 ? left : right;
    }

    /** The equalities as a join of its own. */
    JoinSpec equalities() {
        return new JoinSpec(
                kind,
                keys,
                residual,
                new JoinSpec.Side(left.rowType, left.changing, Optional.empty()),
                new JoinSpec.Side(right.rowType, right.changing, Optional.empty()));
    }
}
