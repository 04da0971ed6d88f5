package io.sluice.planner.plan;

import java.util.List;

/**
 * All rows of all inputs, duplicates kept (UNION ALL).
 */
public record UnionNode(List<PlanNode> inputs, PlanTraits traits) implements PlanNode {
    public UnionNode {
        inputs = List.copyOf(inputs);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitUnion(this);
    }
}
