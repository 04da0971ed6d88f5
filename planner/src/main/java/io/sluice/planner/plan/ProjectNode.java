package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;

/**
 * Computes one column per expression.
 */
public record ProjectNode(PlanNode input, List<Expr> expressions, PlanTraits traits) implements PlanNode {
    public ProjectNode {
        expressions = List.copyOf(expressions);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitProject(this);
    }
}
