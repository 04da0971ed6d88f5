package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.ScanNode;
import java.util.Optional;

/** Takes the expressions out of plans that compute them row by row. */
public final class RowExpressions {
    private RowExpressions() {}

    /** The one expression that a plan computes of each row of its relation, over all columns of the relation; empty when it does more. */
    public static Optional<Expr> single(PlanNode plan) {
        if (plan instanceof ProjectNode project
                && project.input() instanceof ScanNode scan
                && project.expressions().size() == 1) {
            return Optional.of(ExprRewriter.mapColumns(
                    project.expressions().get(0), column -> scan.columns().get(column)));
        }
        return plan instanceof ScanNode scan && scan.columns().size() == 1
                ? Optional.of(
                        new ColumnRef(scan.columns().get(0), scan.rowType().type(0)))
                : Optional.empty();
    }
}
