package io.sluice.planner.convert;

import io.sluice.planner.calcite.rewrite.JoinMarkers;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.JoinKind;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.RowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Joins of all kinds; what the condition marks as temporal or ASOF goes to {@link TimedJoins}. */
final class JoinConverter {
    private JoinConverter() {}

    static PlanNode convert(Join join, PhysicalPlanner planner) {
        PlanNode left = planner.convert(join.getLeft());
        PlanNode right = planner.convert(join.getRight());
        JoinParts parts = new JoinParts(left, right);
        RowType both = left.rowType().append(right.rowType().fields());
        ExprConverter expressions = planner.expressions(both);
        List<RexCall> markers = new ArrayList<>();
        for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
            if (JoinMarkers.isMarker(condition)) {
                markers.add((RexCall) condition);
            } else {
                parts.add(expressions.convert(collapsed(condition, expressions)));
            }
        }
        JoinKind kind = kind(join, planner);
        Duration grace = Duration.ZERO;
        for (RexCall marker : markers) {
            Expr argument = marker.getOperands().isEmpty()
                    ? null
                    : expressions.convert(marker.getOperands().get(0));
            if (JoinMarkers.isGrace(marker)) {
                grace = Duration.ofNanos(((Number) ((Literal) argument).value()).longValue());
            } else {
                TimedJoins timed = new TimedJoins(planner, parts, kind, expressions.span(marker));
                return JoinMarkers.isTemporal(marker) ? timed.temporal(argument) : timed.asOf(argument);
            }
        }
        PlanFactory factory = planner.factory();
        PlanNode node =
                factory.join(parts.left(factory), parts.right(factory), kind, parts.keys(), parts.residual(), grace);
        return parts.trimmed(node, kind.givesBothSides(), factory);
    }

    /** IS NOT DISTINCT FROM, which Calcite likes to write out. */
    private static RexNode collapsed(RexNode condition, ExprConverter expressions) {
        return condition instanceof RexCall call
                ? RelOptUtil.collapseExpandedIsNotDistinctFromExpr(call, expressions.rexBuilder())
                : condition;
    }

    private static JoinKind kind(Join join, PhysicalPlanner planner) {
        return switch (join.getJoinType()) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            case SEMI -> JoinKind.SEMI;
            case ANTI -> JoinKind.ANTI;
            default ->
                throw planner.problems().notSupported(null, join.getJoinType() + " JOIN is not supported here", "");
        };
    }
}
