package io.sluice.runtime.compile;

import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.Panes;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.WindowNode;
import io.sluice.planner.type.RowType;
import io.sluice.runtime.dataflow.DataflowBuilder;
import io.sluice.runtime.dataflow.Stream;
import io.sluice.runtime.lane.Placement;
import io.sluice.runtime.operator.aggregate.AggregateSpec;
import io.sluice.runtime.operator.aggregate.PaneAggregateOperator;
import io.sluice.runtime.operator.session.SessionAggregateOperator;
import io.sluice.runtime.operator.session.SessionOperator;
import io.sluice.runtime.operator.session.SessionSpec;
import io.sluice.runtime.operator.window.CountWindowOperator;
import java.util.List;

/** Makes the operators of windows that have keys. */
final class WindowOperators {
    private WindowOperators() {}

    static Stream session(SessionNode node, Stream input, DataflowBuilder builder) {
        SessionSpec spec = spec(node);
        return builder.step(
                "Session",
                lane -> new SessionOperator(spec, lane),
                Placements.ofPartitions(node.partitionKeys()),
                List.of(input));
    }

    private static SessionSpec spec(SessionNode node) {
        return new SessionSpec(
                node.input().rowType(), node.timeColumn(), node.partitionKeys(), node.gap(), node.grace());
    }

    /** An aggregate and the sessions right below it in one. */
    static Stream sums(AggregateNode node, SessionNode session, Stream input, DataflowBuilder builder) {
        SessionSpec spec = spec(session);
        AggregateSpec sums = new AggregateSpec(spec.input(), node.groupKeys(), node.calls(), false, node.rowType());
        return builder.step(
                "Aggregate by sessions",
                lane -> new SessionAggregateOperator(spec, sums, node.emit(), lane),
                Placements.byKeys(spec.keys()),
                List.of(input));
    }

    static Stream count(CountWindowNode node, Stream input, DataflowBuilder builder) {
        return builder.step(
                "Count window",
                lane -> new CountWindowOperator(
                        node.input().rowType(), node.partitionKeys(), node.size(), node.slide(), lane),
                Placements.ofPartitions(node.partitionKeys()),
                List.of(input));
    }

    static Stream panes(AggregateNode node, Panes panes, Stream input, DataflowBuilder builder) {
        WindowNode window = panes.window();
        RowType rows = window.input().rowType();
        AggregateSpec spec = new AggregateSpec(rows, node.groupKeys(), node.calls(), false, node.rowType());
        List<Integer> keys =
                node.groupKeys().stream().filter(key -> key < rows.size()).toList();
        int[] outputs = keys.stream().mapToInt(node.groupKeys()::indexOf).toArray();
        return builder.step(
                "Aggregate by panes",
                lane -> new PaneAggregateOperator(
                        spec, window.window(), window.timeColumn(), panes.length(), node.emit(), lane),
                new Placement.ByKeys(List.of(Placements.columns(keys)), List.of(outputs)),
                List.of(input));
    }
}
