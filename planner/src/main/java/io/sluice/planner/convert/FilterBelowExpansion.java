package io.sluice.planner.convert;

import io.sluice.planner.expr.Call;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.expr.ScalarOp;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.UnnestNode;
import io.sluice.planner.plan.WindowNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** Filters rows before they are copied into their windows or for their elements, as far as the condition does not read the columns added. */
final class FilterBelowExpansion {
    private final PlanFactory factory;

    FilterBelowExpansion(PlanFactory factory) {
        this.factory = factory;
    }

    PlanNode apply(PlanNode node) {
        PlanNode rebuilt =
                withInputs(node, node.inputs().stream().map(this::apply).toList());
        if (!(rebuilt instanceof FilterNode filter)) {
            return rebuilt;
        }
        if (filter.input() instanceof SessionNode session) {
            return belowSession(filter, session);
        }
        if (filter.input() instanceof WindowNode window) {
            return pushed(filter, window, window.input().rowType().size());
        }
        return filter.input() instanceof UnnestNode unnest
                ? pushed(filter, unnest, unnest.columns().size())
                : rebuilt;
    }

    private PlanNode withInputs(PlanNode node, List<PlanNode> inputs) {
        return inputs.equals(node.inputs()) ? node : factory.withInputs(node, inputs);
    }

    /** A row that is left out may part a session in two, unless all rows of its key are left out with it. */
    private PlanNode belowSession(FilterNode filter, SessionNode session) {
        return pushed(filter, session, part -> session.partitionKeys().containsAll(part));
    }

    /** @param passed how many columns of {@code expansion} come from its input, before those it adds */
    private PlanNode pushed(FilterNode filter, PlanNode expansion, int passed) {
        return pushed(filter, expansion, columns -> columns.stream().allMatch(column -> column < passed));
    }

    private PlanNode pushed(FilterNode filter, PlanNode expansion, Predicate<List<Integer>> passing) {
        List<Expr> below = new ArrayList<>();
        List<Expr> above = new ArrayList<>();
        for (Expr part : conjuncts(filter.predicate())) {
            BitSet columns = new BitSet();
            ExprRewriter.columnsOf(part, columns);
            if (!passing.test(columns.stream().boxed().toList())) {
                above.add(part);
            } else {
                below.add(expansion instanceof UnnestNode unnest ? beforePassing(part, unnest) : part);
            }
        }
        if (below.isEmpty()) {
            return filter;
        }
        PlanNode input = expansion.inputs().get(0);
        // Further expansions may stand below.
        PlanNode filtered = apply(factory.filter(input, conjunction(below, filter)));
        PlanNode result = factory.withInputs(expansion, List.of(filtered));
        return above.isEmpty() ? result : factory.filter(result, conjunction(above, filter));
    }

    private static Expr beforePassing(Expr expr, UnnestNode unnest) {
        return ExprRewriter.mapColumns(expr, column -> unnest.columns().get(column));
    }

    private static List<Expr> conjuncts(Expr predicate) {
        return predicate instanceof Call call && call.op() == ScalarOp.AND ? call.args() : List.of(predicate);
    }

    private static Expr conjunction(List<Expr> parts, FilterNode filter) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Call whole = (Call) filter.predicate();
        return new Call(ScalarOp.AND, parts, whole.type(), whole.span());
    }
}
