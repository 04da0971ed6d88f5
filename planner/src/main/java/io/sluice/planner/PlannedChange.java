package io.sluice.planner;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A statement that changes rows, ready to run; an ad-hoc query gives the rows.
 *
 * @param kind what the user wrote
 * @param rows INSERT: new rows in the target's column order and types, defaults filled in. DELETE: the rows to take away. UPDATE: old row
 *     and new row side by side (2 × width columns). With {@code paired}: the rows that it pairs
 * @param paired what becomes of each of the rows depends on the target's row with its key; empty when it does not
 */
public record PlannedChange(
        Kind kind, String target, PlanNode rows, Optional<PairedChange> paired, List<SqlType> parameters) {
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        MERGE
    }

    public PlannedChange {
        parameters = List.copyOf(parameters);
    }
}
