package io.sluice.planner.convert;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.TemporalFilterNode.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;

/** Takes the conditions on the clock out of a WHERE: they become nodes that let rows come and go as time passes. */
final class TemporalFilters {
    private final List<Bound> from = new ArrayList<>();
    private final List<Bound> until = new ArrayList<>();
    private final List<RexNode> others = new ArrayList<>();

    private TemporalFilters() {}

    /** @param expressions over the rows that are filtered */
    static TemporalFilters of(RexNode condition, ExprConverter expressions) {
        TemporalFilters filters = new TemporalFilters();
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            if (readsClock(part)) {
                ClockComparison comparison = ClockComparison.of(part, expressions);
                (comparison.isUpper() ? filters.until : filters.from).add(comparison.bound());
            } else {
                filters.others.add(part);
            }
        }
        return filters;
    }

    /** The conditions that do not read the clock. */
    List<RexNode> others() {
        return others;
    }

    /** The rows of {@code input} while all bounds hold. */
    PlanNode over(PlanNode input, PlanFactory factory) {
        PlanNode result = input;
        for (int i = 0; i < Math.max(from.size(), until.size()); i++) {
            result = factory.temporalFilter(result, at(from, i), at(until, i));
        }
        return result;
    }

    private static Optional<Bound> at(List<Bound> bounds, int i) {
        return i < bounds.size() ? Optional.of(bounds.get(i)) : Optional.empty();
    }

    static boolean readsClock(RexNode node) {
        boolean[] found = new boolean[1];
        node.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
                found[0] |=
                        TimeRules.CLOCK_FUNCTIONS.contains(call.getOperator().getName());
                return super.visitCall(call);
            }
        });
        return found[0];
    }
}
