package io.sluice.planner.plan;

import java.util.List;
import java.util.Optional;

/**
 * Appends to each row the values of window functions that share PARTITION BY and ORDER BY. Rows that the order leaves equal are told apart
 * by all their columns, so that the values do not depend on history.
 *
 * @param partitionKeys none: one partition of all rows
 * @param window which partition keys say that partitions belong to event-time windows, so that their state is freed once these close
 */
public record OverNode(
        PlanNode input,
        List<Integer> partitionKeys,
        List<SortKey> order,
        List<OverCall> calls,
        Optional<WindowKeys> window,
        PlanTraits traits)
        implements PlanNode {
    public OverNode {
        partitionKeys = List.copyOf(partitionKeys);
        order = List.copyOf(order);
        calls = List.copyOf(calls);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitOver(this);
    }
}
