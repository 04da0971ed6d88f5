package io.sluice.runtime.compile;

import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.ChangeMode;
import io.sluice.planner.plan.EventTime;
import io.sluice.planner.plan.JoinExpiry;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.PlanTraits;
import io.sluice.planner.plan.StateBound;
import io.sluice.planner.plan.TemporalJoinNode;
import io.sluice.runtime.dataflow.DataflowBuilder;
import io.sluice.runtime.dataflow.Stream;
import io.sluice.runtime.lane.Placement;
import io.sluice.runtime.operator.Operator;
import io.sluice.runtime.operator.OperatorContext;
import io.sluice.runtime.operator.join.AsOfOperator;
import io.sluice.runtime.operator.join.AsOfSpec;
import io.sluice.runtime.operator.join.CurrentJoinOperator;
import io.sluice.runtime.operator.join.JoinOperator;
import io.sluice.runtime.operator.join.JoinSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes the operators of joins. */
record JoinOperators(DataflowBuilder builder) {
    Stream join(JoinNode node, List<Stream> inputs) {
        JoinSpec spec = new JoinSpec(
                node.kind(),
                node.keys(),
                node.residual(),
                side(node.left(), node.leftExpiry()),
                side(node.right(), node.rightExpiry()));
        Placement placement = Placements.ofJoin(node);
        return builder.step("Join", lane -> new JoinOperator(spec, lane), placement, inputs);
    }

    Stream asOf(AsOfJoinNode node, List<Stream> inputs) {
        AsOfJoinNode.Comparison comparison = node.comparison();
        boolean backwards =
                comparison == AsOfJoinNode.Comparison.AT_MOST || comparison == AsOfJoinNode.Comparison.BELOW;
        AsOfSpec spec = new AsOfSpec(
                node.kind(),
                node.keys(),
                Optional.empty(),
                ordered(node.left(), node.leftOrder()),
                ordered(node.right(), node.rightOrder()),
                backwards,
                comparison == AsOfJoinNode.Comparison.ABOVE || comparison == AsOfJoinNode.Comparison.BELOW,
                false,
                delay(node.traits()));
        Placement placement = Placements.ofJoin(
                node.kind(), node.keys(), node.left().rowType().size());
        return builder.step("As-of join", lane -> new AsOfOperator(spec, lane), placement, inputs);
    }

    Stream temporal(TemporalJoinNode node, List<Stream> inputs) {
        Placement placement = Placements.ofJoin(
                node.kind(), node.keys(), node.left().rowType().size());
        return builder.step("Temporal join", temporal(node), placement, inputs);
    }

    private static Function<OperatorContext, Operator> temporal(TemporalJoinNode node) {
        if (node.leftTime() < 0) {
            JoinSpec spec = new JoinSpec(
                    node.kind(),
                    node.keys(),
                    node.residual(),
                    side(node.left(), Optional.empty()),
                    side(node.right(), Optional.empty()));
            return lane -> new CurrentJoinOperator(spec, lane);
        }
        AsOfSpec spec = new AsOfSpec(
                node.kind(),
                node.keys(),
                node.residual(),
                ordered(node.left(), node.leftTime()),
                ordered(node.right(), node.rightTime()),
                false,
                false,
                hasOneRowAKey(node.right(), node.keys()),
                delay(node.traits()));
        return lane -> new AsOfOperator(spec, lane);
    }

    /** Whether each change of the right side gives its key a new version; else its rows are versions themselves. */
    private static boolean hasOneRowAKey(PlanNode right, List<JoinKey> keys) {
        List<Integer> key = right.traits().key();
        return right.traits().singleRow()
                || !key.isEmpty() && keys.stream().map(JoinKey::right).toList().containsAll(key);
    }

    private static AsOfSpec.Side ordered(PlanNode input, int column) {
        return new AsOfSpec.Side(input.rowType(), input.traits().changes() == ChangeMode.CHANGING, column);
    }

    /** How far the compared times may lie behind the watermark, where the plan says that it frees rows. */
    private static Optional<Duration> delay(PlanTraits traits) {
        return traits.eventTime()
                .filter(time -> traits.state().kind() == StateBound.Kind.WATERMARK)
                .map(EventTime::delay);
    }

    private static JoinSpec.Side side(PlanNode input, Optional<JoinExpiry> expiry) {
        return new JoinSpec.Side(input.rowType(), input.traits().changes() == ChangeMode.CHANGING, expiry);
    }
}
