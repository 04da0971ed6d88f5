package io.sluice.planner.explain;

import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.StateBound;
import java.util.ArrayList;
import java.util.List;

/** What to tell about state that only grows, and about work that grows with every pair of rows. */
public final class StateWarnings {
    private static final String NESTED_LOOP =
            "a join without an equality looks at every pair of rows; if there is one, add it to ON: a.k = b.k";

    private StateWarnings() {}

    /** One sentence for each kind of warning in the plan, from the top down. */
    public static List<String> of(PlanNode plan) {
        List<String> warnings = new ArrayList<>();
        collect(plan, warnings);
        return warnings;
    }

    /** With one row on a side there are no more pairs than rows. */
    private static boolean isNestedLoop(JoinNode join) {
        return join.keys().isEmpty()
                && !join.left().traits().singleRow()
                && !join.right().traits().singleRow();
    }

    private static void collect(PlanNode node, List<String> warnings) {
        if (node instanceof JoinNode join && isNestedLoop(join) && !warnings.contains(NESTED_LOOP)) {
            warnings.add(NESTED_LOOP);
        }
        StateBound state = node.traits().state();
        if (state.kind() == StateBound.Kind.UNBOUNDED) {
            String text = "state grows with the stream and is never freed; to bound it, " + state.advice()
                    + "; or let rows leave after a time: CREATE MATERIALIZED VIEW … WITH (state_ttl = '1 day')";
            if (!warnings.contains(text)) {
                warnings.add(text);
            }
        }
        node.inputs().forEach(input -> collect(input, warnings));
    }
}
