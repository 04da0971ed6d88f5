package io.sluice.planner.convert;

import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Undoes what Calcite makes of SUM over a window: {@code CASE WHEN COUNT(x) > 0 THEN $SUM0(x) ELSE NULL END}. */
final class OverSums extends RexShuttle {
    private final RexBuilder rexBuilder;

    OverSums(RexBuilder rexBuilder) {
        this.rexBuilder = rexBuilder;
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.CASE && call.operands.size() == 3) {
            RexNode value = withoutCast(call.operands.get(1));
            if (value instanceof RexOver sum
                    && sum.getAggOperator().getKind() == SqlKind.SUM0
                    && isCounted(call.operands.get(0), sum)
                    && isNull(call.operands.get(2))) {
                return sum(sum, call);
            }
        }
        return super.visitCall(call);
    }

    private RexNode sum(RexOver sum, RexCall guarded) {
        RexOver inner = (RexOver) super.visitOver(sum);
        RexWindow window = inner.getWindow();
        return rexBuilder.makeOver(
                inner.getParserPosition(),
                guarded.getType(),
                SqlStdOperatorTable.SUM,
                inner.getOperands(),
                window.partitionKeys,
                window.orderKeys,
                window.getLowerBound(),
                window.getUpperBound(),
                window.getExclude(),
                window.isRows(),
                true,
                false,
                inner.isDistinct(),
                inner.ignoreNulls());
    }

    private static boolean isCounted(RexNode condition, RexOver sum) {
        return condition instanceof RexCall greater
                && greater.getKind() == SqlKind.GREATER_THAN
                && greater.operands.get(0) instanceof RexOver count
                && count.getAggOperator().getKind() == SqlKind.COUNT
                && count.getOperands().equals(sum.getOperands())
                && count.getWindow().equals(sum.getWindow());
    }

    private static boolean isNull(RexNode node) {
        RexNode value = withoutCast(node);
        return value instanceof RexLiteral literal && literal.isNull();
    }

    private static RexNode withoutCast(RexNode node) {
        return node.getKind() == SqlKind.CAST ? ((RexCall) node).operands.get(0) : node;
    }
}
