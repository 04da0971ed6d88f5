package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.WindowNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Filters rows before they are copied into their windows, as far as the condition does not read the window's columns. */
final class FilterBelowWindow {
    private final PlanFactory factory;

    FilterBelowWindow(PlanFactory factory) {
        this.factory = factory;
    }

    PlanNode apply(PlanNode node) {
        List<PlanNode> inputs = node.inputs().stream().map(this::apply).toList();
        PlanNode rebuilt = inputs.equals(node.inputs()) ? node : factory.withInputs(node, inputs);
        if (!(rebuilt instanceof FilterNode filter) || !(filter.input() instanceof WindowNode window)) {
            return rebuilt;
        }
        List<Expr> below = new ArrayList<>();
        List<Expr> above = new ArrayList<>();
        int width = window.input().rowType().size();
        for (Expr part : ExprRewriter.conjuncts(filter.predicate())) {
            BitSet columns = new BitSet();
            ExprRewriter.columnsOf(part, columns);
            (columns.length() <= width ? below : above).add(part);
        }
        if (below.isEmpty()) {
            return rebuilt;
        }
        PlanNode pushed = factory.window(
                factory.filter(window.input(), conjunction(below, filter)), window.window(), window.timeColumn());
        return above.isEmpty() ? pushed : factory.filter(pushed, conjunction(above, filter));
    }

    private static Expr conjunction(List<Expr> parts, FilterNode filter) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Call whole = (Call) filter.predicate();
        return new Call(ScalarOp.AND, parts, whole.type(), whole.span());
    }
}
