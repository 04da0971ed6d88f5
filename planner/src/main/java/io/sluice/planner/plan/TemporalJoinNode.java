package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * FOR SYSTEM_TIME AS OF: joins each left row with the version of the right row that held at its time. Output columns: left then right.
 *
 * @param kind INNER or LEFT
 * @param residual what must also be true of a pair, over left columns then right columns
 * @param leftTime event time of the left input; −1 for processing time: the version at the tick in which the left row came
 * @param rightTime event time of the right input, from which on a version holds; −1 for processing time
 */
public record TemporalJoinNode(
        PlanNode left,
        PlanNode right,
        JoinKind kind,
        List<JoinKey> keys,
        Optional<Expr> residual,
        int leftTime,
        int rightTime,
        PlanTraits traits)
        implements PlanNode {
    public TemporalJoinNode {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitTemporalJoin(this);
    }
}
