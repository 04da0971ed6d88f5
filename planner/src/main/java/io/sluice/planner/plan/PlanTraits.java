package io.sluice.planner.plan;

import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the rows a node gives.
 *
 * @param key columns whose values identify at most one row of the accumulated result; empty when none is known (a global
 *     aggregate, which has one row, says so with {@code singleRow})
 * @param singleRow the accumulated result never has more than one row
 * @param state what bounds the state this node itself keeps
 */
public record PlanTraits(
        RowType rowType,
        ChangeMode changes,
        List<Integer> key,
        boolean singleRow,
        Optional<EventTime> eventTime,
        StateBound state) {
    public PlanTraits {
        key = List.copyOf(key);
    }
}
