package io.sluice.planner.explain;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverFrame;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.TopNNode;
import io.sluice.planner.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Nodes that rank rows within partitions, as a line of EXPLAIN. */
final class RankPrinter {
    private RankPrinter() {}

    static String topN(TopNNode node) {
        ExprPrinter constants = new ExprPrinter(new RowType(List.of()));
        return "Top-N " + node.ranking()
                + partition(node.partitionKeys(), node.input().rowType())
                + order(node.order(), node.input().rowType())
                + node.offset().map(e -> " offset " + constants.print(e)).orElse("")
                + node.limit().map(e -> " limit " + constants.print(e)).orElse("")
                + (node.withRank() ? " with rank" : "");
    }

    static String over(OverNode node) {
        RowType input = node.input().rowType();
        return "Over" + partition(node.partitionKeys(), input) + order(node.order(), input)
                + node.calls().stream().map(call -> call(call, input)).collect(Collectors.joining(", ", " [", "]"));
    }

    private static String partition(List<Integer> keys, RowType input) {
        return keys.isEmpty()
                ? ""
                : " by [" + String.join(", ", input.project(keys).names()) + "]";
    }

    private static String order(List<SortKey> keys, RowType input) {
        return keys.isEmpty()
                ? ""
                : keys.stream()
                        .map(key -> PlanPrinter.sortKey(key, input))
                        .collect(Collectors.joining(", ", " order [", "]"));
    }

    private static String call(OverCall call, RowType input) {
        List<Integer> columns = call.aggregate().map(AggregateCall::args).orElse(call.args());
        ExprPrinter constants = new ExprPrinter(new RowType(List.of()));
        List<String> args = new ArrayList<>(input.project(columns).names());
        call.constants().forEach(constant -> args.add(constants.print(constant)));
        boolean distinct = call.aggregate().map(AggregateCall::distinct).orElse(false);
        String name = call.aggregate()
                .map(aggregate -> aggregate.function().name())
                .orElse(call.function().name());
        return name + "(" + (distinct ? "DISTINCT " : "") + String.join(", ", args) + ")"
                + (call.ignoreNulls() ? " IGNORE NULLS" : "") + " " + frame(call.frame()) + " AS " + call.name();
    }

    private static String frame(OverFrame frame) {
        String exclusion = frame.exclusion() == OverFrame.Exclusion.NONE
                ? ""
                : " EXCLUDE " + frame.exclusion().name().replace('_', ' ');
        return frame.unit() + " " + bound(frame.lower()) + " TO " + bound(frame.upper()) + exclusion;
    }

    private static String bound(OverFrame.Bound bound) {
        if (bound.direction() == OverFrame.Direction.CURRENT_ROW) {
            return "CURRENT ROW";
        }
        String distance = bound.distance()
                .map((Expr e) -> new ExprPrinter(new RowType(List.of())).print(e))
                .orElse("UNBOUNDED");
        return distance + " " + bound.direction();
    }
}
