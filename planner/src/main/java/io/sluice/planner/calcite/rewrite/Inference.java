package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What a condition on one column says of a column that equals it. */
final class Inference {
    private Inference() {}

    /** The columns that an equality compares, if it compares columns of one type in which equal values cannot be told apart; else null. */
    static int[] equalColumns(RexNode condition) {
        if (condition.getKind() != SqlKind.EQUALS) {
            return null;
        }
        RexNode a = ((RexCall) condition).getOperands().get(0);
        RexNode b = ((RexCall) condition).getOperands().get(1);
        boolean columns = Columns.plain(a) >= 0 && Columns.plain(b) >= 0;
        return columns
                        && SqlTypeUtil.equalSansNullability(a.getType(), b.getType())
                        && !SqlTypeUtil.isApproximateNumeric(a.getType())
                ? new int[] {Columns.plain(a), Columns.plain(b)}
                : null;
    }

    /** The one column a condition reads, if it cannot fail; else −1. */
    static int onlyColumn(RexNode condition) {
        return Columns.of(condition).cardinality() == 1 && !Failing.canFail(condition)
                ? Columns.of(condition).nth(0)
                : -1;
    }

    /** The condition said of another column. */
    static RexNode of(RexNode condition, RexInputRef column) {
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return column;
            }
        });
    }

    /**
     * What holds for the right partners of left rows that satisfy {@code left}.
     *
     * @param on the join's condition
     */
    static List<RexNode> acrossToRight(List<RexNode> left, List<RexNode> on, int leftWidth, RelNode right) {
        List<RexNode> inferred = new ArrayList<>();
        for (RexNode equality : on) {
            int[] columns = equalColumns(equality);
            if (columns == null) {
                continue;
            }
            int a = Math.min(columns[0], columns[1]);
            int b = Math.max(columns[0], columns[1]);
            if (a >= leftWidth || b < leftWidth) {
                continue;
            }
            for (RexNode condition : left) {
                if (onlyColumn(condition) == a) {
                    inferred.add(of(condition, RexInputRef.of(b - leftWidth, right.getRowType())));
                }
            }
        }
        return inferred;
    }
}
