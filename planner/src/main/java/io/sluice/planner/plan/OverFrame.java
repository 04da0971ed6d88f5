package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.Optional;

/** The rows around a row that a function sees, both bounds included. */
public record OverFrame(Unit unit, Bound lower, Bound upper, Exclusion exclusion) {
    public enum Unit {
        /** Bounds count rows. */
        ROWS,
        /** Bounds are distances in the value of the one ORDER BY column; peers are in together. */
        RANGE,
        /** Bounds count groups of peers. */
        GROUPS
    }

    /** Which rows of the frame are left out. */
    public enum Exclusion {
        NONE,
        CURRENT_ROW,
        GROUP,
        TIES
    }

    /**
     * One end of a frame.
     *
     * @param distance for PRECEDING and FOLLOWING a constant, not negative; empty: unbounded
     */
    public record Bound(Direction direction, Optional<Expr> distance) {}

    /** Where a bound lies. */
    public enum Direction {
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING
    }
}
