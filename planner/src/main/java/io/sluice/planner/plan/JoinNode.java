package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Joins two inputs on equalities and a further condition. Output columns: left then right; for SEMI and ANTI the left ones only.
 *
 * @param keys no keys: every pair is looked at, which EXPLAIN warns of
 * @param residual what must also be true of a pair, over left columns then right columns
 * @param leftExpiry when left rows may be freed; empty when never
 * @param rightExpiry when right rows may be freed; empty when never
 */
public record JoinNode(
        PlanNode left,
        PlanNode right,
        JoinKind kind,
        List<JoinKey> keys,
        Optional<Expr> residual,
        Optional<JoinExpiry> leftExpiry,
        Optional<JoinExpiry> rightExpiry,
        PlanTraits traits)
        implements PlanNode {
    public JoinNode {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitJoin(this);
    }
}
