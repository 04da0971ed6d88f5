package io.sluice.planner.plan;

import java.util.List;

/**
 * Appends {@code window_start} and {@code window_end} (exclusive), BIGINT, to each row once per count window it falls into: windows of
 * {@code size} rows that begin every {@code slide} rows, counted from 0 by arrival within equal keys. The input is append-only.
 *
 * @param partitionKeys columns of the input; none: all rows are counted together
 */
public record CountWindowNode(PlanNode input, List<Integer> partitionKeys, long size, long slide, PlanTraits traits)
        implements PlanNode {
    public CountWindowNode {
        partitionKeys = List.copyOf(partitionKeys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitCountWindow(this);
    }
}
