package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;

/**
 * Constant rows, given once in the first tick. Each row has one constant expression (literal, parameter, or calls of these) a column.
 */
public record ValuesNode(List<List<Expr>> rows, PlanTraits traits) implements PlanNode {
    public ValuesNode {
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitValues(this);
    }
}
