package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.Literal;
import io.sluice.planner.plan.PlanNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rex.RexNode;

/** WHERE and HAVING. */
final class FilterConverter {
    private FilterConverter() {}

    static PlanNode convert(Filter filter, PhysicalPlanner planner) {
        PlanNode input = planner.convert(filter.getInput());
        ExprConverter expressions = planner.expressions(input.rowType());
        if (!planner.factory().continuous() || !TemporalFilters.readsClock(filter.getCondition())) {
            return filtered(input, filter.getCondition(), expressions, planner.factory());
        }
        TemporalFilters clock = TemporalFilters.of(filter.getCondition(), expressions);
        PlanNode plain = input;
        for (RexNode condition : clock.others()) {
            plain = filtered(plain, condition, expressions, planner.factory());
        }
        return clock.over(plain, planner.factory());
    }

    private static PlanNode filtered(
            PlanNode input, RexNode condition, ExprConverter expressions, PlanFactory factory) {
        Expr predicate = expressions.convert(condition);
        if (predicate instanceof Literal literal && Boolean.TRUE.equals(literal.value())) {
            return input;
        }
        return factory.filter(input, predicate);
    }
}
