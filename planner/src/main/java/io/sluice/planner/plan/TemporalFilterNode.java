package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each row while the clock of the tick lies between two times of the row: conditions that compare with NOW(). Rows come and go as
 * time passes, also when nothing arrives. A bound that is NULL for a row keeps the row out.
 *
 * @param from when the row appears; empty: at once
 * @param until when it goes; empty: never
 */
public record TemporalFilterNode(PlanNode input, Optional<Bound> from, Optional<Bound> until, PlanTraits traits)
        implements PlanNode {
    /**
     * @param time a TIMESTAMP or TIMESTAMP_LTZ expression over the input
     * @param inclusive whether the row is there at that very time
     */
    public record Bound(Expr time, boolean inclusive) {}

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitTemporalFilter(this);
    }
}
