package io.sluice.planner.plan;

import java.util.List;

/**
 * Reads a relation of the catalog: its changes in a standing query, its snapshot in an ad-hoc one.
 *
 * @param relation the name in the catalog
 * @param columns the columns read, in the order of the output
 * @param times columns of the output that follow the relation's watermark
 */
public record ScanNode(String relation, List<Integer> columns, List<TimeColumn> times, PlanTraits traits)
        implements PlanNode {
    public ScanNode {
        times = List.copyOf(times);
        columns = List.copyOf(columns);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitScan(this);
    }
}
