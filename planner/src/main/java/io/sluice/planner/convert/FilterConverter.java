package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.PlanNode;
import org.apache.calcite.rel.core.Filter;

/** WHERE and HAVING. */
final class FilterConverter {
    private FilterConverter() {}

    static PlanNode convert(Filter filter, PhysicalPlanner planner) {
        PlanNode input = planner.convert(filter.getInput());
        Expr predicate = planner.expressions(input.rowType()).convert(filter.getCondition());
        if (predicate instanceof Literal literal && Boolean.TRUE.equals(literal.value())) {
            return input;
        }
        return planner.factory().filter(input, predicate);
    }
}
