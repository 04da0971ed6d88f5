package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.OverFrame.Direction;
import io.sluice.planner.plan.OverFrame.Exclusion;
import io.sluice.planner.plan.OverFrame.Unit;

/** A frame with its constants known. */
public record FrameSpec(Unit unit, End lower, End upper, Exclusion exclusion) {
    /**
     * One end of a frame.
     *
     * @param unbounded whether it reaches to the partition's end in its direction
     * @param rows distance in rows, for ROWS
     * @param distance distance in the order key, for RANGE: a number or an interval in its Java form; null otherwise
     */
    public record End(Direction direction, boolean unbounded, long rows, Object distance) {
        boolean isUnbounded(Direction towards) {
            return unbounded && direction == towards;
        }

        /** Rows to the front (negative) or to the back of the current row. */
        long offset() {
            return direction == Direction.PRECEDING ? -rows : direction == Direction.FOLLOWING ? rows : 0;
        }
    }

    boolean fromStart() {
        return lower.isUnbounded(Direction.PRECEDING);
    }

    boolean toEnd() {
        return upper.isUnbounded(Direction.FOLLOWING);
    }
}
