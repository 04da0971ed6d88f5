package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Orders the whole result and keeps rows {@code [offset, offset + limit)}. Ad-hoc queries only.
 *
 * @param offset rows to skip; empty for none
 * @param limit rows to keep; empty for all. Both are constants: literals or parameters
 */
public record SortNode(
        PlanNode input, List<SortKey> keys, Optional<Expr> offset, Optional<Expr> limit, PlanTraits traits)
        implements PlanNode {
    public SortNode {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitSort(this);
    }
}
