package io.sluice.planner.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Passes rows on and watches the clock: when no row has come for {@code timeout}, time goes on to where the windows of all rows so far have
 * closed, as if the watermark had come that far.
 *
 * @param timeColumn a column of the input that says when a row's windows close
 * @param window the windows that times in it fall into, which are none of sessions; empty where the time itself counts
 * @param after how far behind the end of a row's last window, or behind its time, the watermark closes it
 * @param timeout of the clock; positive
 */
public record WindowTimeoutNode(
        PlanNode input,
        int timeColumn,
        Optional<WindowSpec> window,
        Duration after,
        Duration timeout,
        PlanTraits traits)
        implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitWindowTimeout(this);
    }
}
