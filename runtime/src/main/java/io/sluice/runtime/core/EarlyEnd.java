package io.sluice.runtime.core;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.ProjectNode;
import io.sluice.planner.plan.SortNode;
import io.sluice.runtime.dataflow.Dataflow;
import io.sluice.runtime.dataflow.Step;
import java.util.function.BooleanSupplier;

/** Tells when a query needs no more of its input: a LIMIT without ORDER BY that everything goes through has all its rows. */
final class EarlyEnd {
    private EarlyEnd() {}

    /** @return asked between batches, true once the rest of the input cannot change the result */
    static BooleanSupplier of(PlanNode plan, Dataflow dataflow) {
        int above = 0;
        PlanNode node = plan;
        for (; node instanceof ProjectNode project; node = project.input()) {
            above++;
        }
        if (!(node instanceof SortNode)) {
            return () -> false;
        }
        Step limit = dataflow.steps().get(dataflow.steps().size() - 1 - above);
        return limit::isSatisfied;
    }
}
