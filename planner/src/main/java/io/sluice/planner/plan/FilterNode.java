package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;

/**
 * Keeps rows for which the BOOLEAN predicate is true.
 */
public record FilterNode(PlanNode input, Expr predicate, PlanTraits traits) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitFilter(this);
    }
}
