package io.sluice.planner.explain;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.StateBound;
import java.util.ArrayList;
import java.util.List;

/** What to tell about state that only grows. */
public final class StateWarnings {
    private StateWarnings() {}

    /** One sentence for each kind of advice in the plan, from the top down. */
    public static List<String> of(PlanNode plan) {
        List<String> warnings = new ArrayList<>();
        collect(plan, warnings);
        return warnings;
    }

    private static void collect(PlanNode node, List<String> warnings) {
        StateBound state = node.traits().state();
        if (state.kind() == StateBound.Kind.UNBOUNDED) {
            String text = "state grows with the stream and is never freed; to bound it, " + state.advice();
            if (!warnings.contains(text)) {
                warnings.add(text);
            }
        }
        node.inputs().forEach(input -> collect(input, warnings));
    }
}
