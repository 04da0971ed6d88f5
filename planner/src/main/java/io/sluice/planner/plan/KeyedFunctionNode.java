package io.sluice.planner.plan;

import io.sluice.planner.function.UserKeyed;
import java.util.List;

/**
 * Gives each row of the input to an application's function, which keeps state for each key, and gives out what the function emits, for rows
 * and when its timers are due.
 *
 * @param keys columns of the input; none for one state over all rows
 */
public record KeyedFunctionNode(PlanNode input, List<Integer> keys, UserKeyed function, PlanTraits traits)
        implements PlanNode {
    public KeyedFunctionNode {
        keys = List.copyOf(keys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitKeyedFunction(this);
    }
}
