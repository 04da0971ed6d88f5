package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.PlanNode;
import java.util.List;

/** A node that still has the needed columns: {@code positions[old]} is where column {@code old} now stands, −1 when gone. */
record Pruned(PlanNode node, int[] positions) {
    List<Integer> at(List<Integer> columns) {
        return columns.stream().map(c -> c < 0 ? c : positions[c]).toList();
    }

    Expr move(Expr expr) {
        return ExprRewriter.mapColumns(expr, c -> positions[c]);
    }
}
