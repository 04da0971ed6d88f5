package io.sluice.planner.plan;

import java.util.List;

/**
 * Inside the step of a {@link RecursiveNode}: the rows found last.
 *
 * @param id of the recursive node
 */
public record WorkTableNode(int id, PlanTraits traits) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitWorkTable(this);
    }
}
