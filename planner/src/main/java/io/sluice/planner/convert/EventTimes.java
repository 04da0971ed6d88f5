package io.sluice.planner.convert;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.TimeColumn;
import java.util.List;

/** The event time of a finished plan, for whoever reads its result. */
public final class EventTimes {
    private EventTimes() {}

    /** The columns of the result that follow its watermark. */
    public static List<TimeColumn> of(PlanNode plan) {
        return TimeColumns.of(plan);
    }
}
