package io.sluice.runtime.operator.over;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.RowType;
import java.util.List;

/**
 * Window functions that share a partition and an order.
 *
 * @param partitionKeys columns of the input; none for one partition of all rows
 * @param timeColumn event time that the rows are ordered by, where the watermark frees them; −1 where it does not
 * @param output the columns of the input, then one a function
 */
public record OverSpec(
        RowType input,
        List<Integer> partitionKeys,
        List<SortKey> order,
        List<FunctionSpec> functions,
        int timeColumn,
        RowType output) {
    public OverSpec {
        partitionKeys = List.copyOf(partitionKeys);
        order = List.copyOf(order);
        functions = List.copyOf(functions);
    }
}
