package io.sluice.planner.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Appends {@code window_start}, {@code window_end} and {@code window_time} of the session each row belongs to: rows of equal keys whose
 * times are less than {@code gap} apart are one session, which ends a gap after its last row. When sessions grow together the rows change.
 *
 * @param timeColumn a TIMESTAMP or TIMESTAMP_LTZ column of the input; the three new columns have its type
 * @param partitionKeys columns of the input; none: one sequence of sessions for all
 * @param grace how long after its end, in event time, a session still takes rows; never negative
 * @param delay how far the time column may be behind the input's watermark; empty when it does not follow it
 */
public record SessionNode(
        PlanNode input,
        int timeColumn,
        List<Integer> partitionKeys,
        Duration gap,
        Duration grace,
        Optional<Duration> delay,
        PlanTraits traits)
        implements PlanNode {
    public SessionNode {
        partitionKeys = List.copyOf(partitionKeys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitSession(this);
    }
}
