package io.sluice.planner.plan;

import java.util.List;

/**
 * WITH RECURSIVE: the rows of {@code seed}, then again and again those that {@code step} makes of the rows found last, until it finds no
 * more.
 *
 * @param id which {@link WorkTableNode} in {@code step} reads the rows found last
 * @param distinct rows found before do not count again (UNION); otherwise UNION ALL
 */
public record RecursiveNode(PlanNode seed, PlanNode step, int id, boolean distinct, PlanTraits traits)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(seed, step);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitRecursive(this);
    }
}
