package io.sluice.runtime.operator.aggregate;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.type.RowType;
import java.util.List;

/**
 * What an aggregate computes.
 *
 * @param input type of the rows that come in
 * @param groupKeys columns of the input to group by; none for one row over all
 * @param calls none for DISTINCT
 * @param changing whether rows may be taken back; input of append-only aggregates never has a negative weight
 * @param output the group keys, then one column a call
 */
public record AggregateSpec(
        RowType input, List<Integer> groupKeys, List<AggregateCall> calls, boolean changing, RowType output) {
    public AggregateSpec {
        groupKeys = List.copyOf(groupKeys);
        calls = List.copyOf(calls);
    }
}
