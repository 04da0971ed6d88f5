package io.sluice.planner;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.TimeColumn;
import io.sluice.planner.type.SqlType;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A query ready to run.
 *
 * @param continuous it never ends: a standing query, or SELECT … EMIT CHANGES
 * @param parameters types of the {@code ?}, in order
 * @param reads names of the relations it scans, views expanded
 * @param logicalText the plan before physical planning, for EXPLAIN LOGICAL; written when asked for, which takes time
 * @param times columns of the result that follow its watermark
 * @param warnings for the user, e.g. state that grows without bound and the clause that bounds it
 */
public record PlannedQuery(
        PlanNode root,
        boolean continuous,
        List<SqlType> parameters,
        Set<String> reads,
        Supplier<String> logicalText,
        List<TimeColumn> times,
        List<String> warnings) {
    public PlannedQuery {
        times = List.copyOf(times);
        parameters = List.copyOf(parameters);
        reads = Set.copyOf(reads);
        warnings = List.copyOf(warnings);
    }
}
