package io.sluice.planner.plan;

import java.util.List;
import java.util.Optional;

/**
 * Groups rows by {@code groupKeys} (NULLs are one group) and keeps the aggregates of each group current. Output columns: the group
 * keys in order, then the aggregates. No keys: one row always, also over no input. No aggregates: DISTINCT.
 *
 * @param window which of the group keys say that groups belong to event-time windows, so that their state is freed once these close
 */
public record AggregateNode(
        PlanNode input,
        List<Integer> groupKeys,
        List<AggregateCall> calls,
        Optional<WindowKeys> window,
        EmitMode emit,
        PlanTraits traits)
        implements PlanNode {
    public AggregateNode {
        groupKeys = List.copyOf(groupKeys);
        calls = List.copyOf(calls);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitAggregate(this);
    }
}
