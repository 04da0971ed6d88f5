package io.sluice.planner;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import java.util.List;

/**
 * An INSERT, UPDATE or DELETE ready to run; an ad-hoc query gives the rows.
 *
 * @param rows INSERT: new rows in the target's column order and types, defaults filled in. DELETE: the rows to take away. UPDATE: old row
 *     and new row side by side (2 × width columns)
 */
public record PlannedChange(Kind kind, String target, PlanNode rows, List<SqlType> parameters) {
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    public PlannedChange {
        parameters = List.copyOf(parameters);
    }
}
