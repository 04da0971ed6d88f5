package io.sluice.planner.plan;

import java.util.List;

/**
 * Reads a relation of the catalog: its changes in a standing query, its snapshot in an ad-hoc one.
 *
 * @param relation the name in the catalog
 * @param columns the columns read, in the order of the output
 */
public record ScanNode(String relation, List<Integer> columns, PlanTraits traits) implements PlanNode {
    public ScanNode {
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
