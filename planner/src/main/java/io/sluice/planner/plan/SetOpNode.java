package io.sluice.planner.plan;

import java.util.List;

/** INTERSECT and EXCEPT over inputs of the same row type, from left to right. NULLs are equal to each other here. */
public record SetOpNode(List<PlanNode> inputs, Kind kind, boolean all, PlanTraits traits) implements PlanNode {
    /** How often a row that is a times in the first and b times in the second comes out. */
    public enum Kind {
        /** ALL: min(a, b) times; DISTINCT: once if both are positive. */
        INTERSECT,
        /** ALL: max(a − b, 0) times; DISTINCT: once if a is positive and b is not. */
        EXCEPT
    }

    public SetOpNode {
        inputs = List.copyOf(inputs);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitSetOp(this);
    }
}
