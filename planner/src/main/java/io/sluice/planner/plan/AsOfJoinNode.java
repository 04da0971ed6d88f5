package io.sluice.planner.plan;

import java.util.List;

/**
 * ASOF JOIN: joins each left row with the one right row of equal keys that is nearest in order among those that satisfy
 * {@code left comparison right}. Of right rows that are equally near, the one whose columns come first in row order. Output columns: left
 * then right.
 *
 * @param kind INNER or LEFT
 * @param leftOrder column of the left input that is compared, often a time
 * @param rightOrder column of the right input that is compared, of the same type
 */
public record AsOfJoinNode(
        PlanNode left,
        PlanNode right,
        JoinKind kind,
        List<JoinKey> keys,
        int leftOrder,
        Comparison comparison,
        int rightOrder,
        PlanTraits traits)
        implements PlanNode {
    /** How left must stand to right. */
    public enum Comparison {
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public AsOfJoinNode {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitAsOfJoin(this);
    }
}
