package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;

/**
 * One row per element of a collection: the columns passed on, then the element (the fields of a ROW; key and value of a MAP entry), then its
 * position. An element that is NULL is a row; a collection that is NULL or empty gives none, or one of NULLs when {@code outer}.
 * Each row has the weight of the one it came from.
 *
 * @param columns of the input, passed on in this order
 * @param collection an ARRAY or MAP over the columns of the input
 * @param ordinality whether the last column is the element's position, INTEGER from 1
 * @param outer a row without elements stays
 */
public record UnnestNode(
        PlanNode input, List<Integer> columns, Expr collection, boolean ordinality, boolean outer, PlanTraits traits)
        implements PlanNode {
    public UnnestNode {
        columns = List.copyOf(columns);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitUnnest(this);
    }
}
