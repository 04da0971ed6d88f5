package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import java.util.List;

/** When a projection need not be, and when two are one. */
final class Projections {
    private Projections() {}

    /** Whether merging two projections would compute nothing twice. */
    static boolean eachReadOnce(ProjectNode inner, List<Expr> expressions) {
        int[] reads = new int[inner.expressions().size()];
        expressions.forEach(e -> ExprRewriter.countReads(e, reads));
        for (int i = 0; i < reads.length; i++) {
            if (reads[i] > 1 && !inner.expressions().get(i).children().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it would change nothing, names included. */
    static boolean isIdentity(PlanNode input, List<Expr> expressions, List<String> names) {
        if (expressions.size() != input.rowType().size()
                || !names.equals(input.rowType().names())) {
            return false;
        }
        for (int i = 0; i < expressions.size(); i++) {
            if (!(expressions.get(i) instanceof ColumnRef ref) || ref.index() != i) {
                return false;
            }
        }
        return true;
    }
}
