package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each row while the clock of the tick is in {@code [from, until)}: conditions that compare a time of the row with NOW(). Rows
 * come and go as time passes, also when nothing arrives. A bound that is NULL for a row keeps the row out.
 *
 * @param from a TIMESTAMP or TIMESTAMP_LTZ expression over the input, at which the row appears; empty: at once
 * @param until the one at which it has gone; empty: never
 */
public record TemporalFilterNode(PlanNode input, Optional<Expr> from, Optional<Expr> until, PlanTraits traits)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitTemporalFilter(this);
    }
}
