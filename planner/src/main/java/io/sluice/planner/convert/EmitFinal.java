package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ScanNode;
import io.sluice.planner.plan.ValuesNode;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.List;

/** Lets the outermost windowed aggregate of each branch pass its groups only once their windows have closed. */
final class EmitFinal {
    private final PlanFactory factory;
    private final Problems problems;
    private final SourceSpan clause;

    EmitFinal(PlanFactory factory, Problems problems, SourceSpan clause) {
        this.factory = factory;
        this.problems = problems;
        this.clause = clause;
    }

    PlanNode apply(PlanNode node) {
        if (node instanceof AggregateNode aggregate) {
            if (aggregate.window().isEmpty()) {
                throw problems.error(
                        ErrorCode.INVALID_WINDOW,
                        clause,
                        "EMIT FINAL needs the outermost GROUP BY to be windowed: without a window no group is ever final",
                        "write EMIT CHANGES, or group by a window: FROM t WINDOW TUMBLING (SIZE 10 SECONDS) … GROUP BY …");
            }
            return factory.aggregate(aggregate.input(), aggregate.groupKeys(), aggregate.calls(), EmitMode.FINAL);
        }
        if (node instanceof GroupingSetsNode sets) {
            sets.sets().forEach(this::apply);
            return GroupingSets.over(factory, sets, sets.input(), EmitMode.FINAL);
        }
        if (node instanceof ScanNode || node instanceof ValuesNode) {
            throw problems.error(
                    ErrorCode.INVALID_WINDOW,
                    clause,
                    "EMIT FINAL needs a windowed GROUP BY: plain rows are final when they arrive",
                    "write EMIT CHANGES, or group by a window: FROM t WINDOW TUMBLING (SIZE 10 SECONDS) … GROUP BY …");
        }
        List<PlanNode> inputs = node.inputs().stream().map(this::apply).toList();
        return factory.withInputs(node, inputs);
    }
}
