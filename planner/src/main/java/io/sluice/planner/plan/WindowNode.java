package io.sluice.planner.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Appends {@code window_start}, {@code window_end} (exclusive) and {@code window_time} (end minus one unit of the column) to each
 * row, once per window it falls into. Rows whose time is NULL fall into none: they go to the bad rows.
 *
 * @param timeColumn a TIMESTAMP or TIMESTAMP_LTZ column of the input; the three new columns have its type
 * @param delay how far that column may be behind the input's watermark; empty when it does not follow it. The output's watermark is behind
 *     by as much
 */
public record WindowNode(PlanNode input, WindowSpec window, int timeColumn, Optional<Duration> delay, PlanTraits traits)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitWindow(this);
    }
}
