package io.sluice.planner.convert;

import io.sluice.planner.expr.ColumnRef;
import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.type.SqlType;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;

/** GROUP BY with GROUPING SETS, CUBE and ROLLUP, DISTINCT, and aggregates without GROUP BY. */
final class AggregateConverter {
    private AggregateConverter() {}

    static PlanNode convert(Aggregate aggregate, PhysicalPlanner planner) {
        PlanNode input = planner.convert(aggregate.getInput());
        for (int key : aggregate.getGroupSet()) {
            Nested.refuse(input.rowType().field(key), "GROUP BY and DISTINCT", null, planner.problems());
        }
        CallConverter converter = CallConverter.of(aggregate, input, planner);
        List<AggregateCall> calls = new ArrayList<>();
        List<List<Integer>> groupings = new ArrayList<>();
        List<String> groupingNames = new ArrayList<>();
        int keys = aggregate.getGroupCount();
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            org.apache.calcite.rel.core.AggregateCall call =
                    aggregate.getAggCallList().get(i);
            String name = aggregate.getRowType().getFieldNames().get(keys + i);
            if (isGrouping(call)) {
                groupings.add(call.getArgList().stream()
                        .map(arg -> aggregate.getGroupSet().indexOf(arg))
                        .toList());
                groupingNames.add(name);
            } else {
                AggregateCall converted = converter.convert(call, name);
                converter.checkArrival(converted, input);
                calls.add(converted);
            }
        }
        if (calls.isEmpty() && aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty)) {
            // Without keys and calls there would be no column to tell that there is a row.
            SqlType count = SqlType.bigint().withNullable(false);
            calls.add(new AggregateCall(AggregateFunction.COUNT, List.of(), false, -1, count, "rows", SourceSpan.NONE));
        }
        List<Integer> groupKeys = aggregate.getGroupSet().asList();
        if (aggregate.getGroupType() == Aggregate.Group.SIMPLE && groupings.isEmpty()) {
            return planner.factory().aggregate(input, groupKeys, calls, EmitMode.CHANGES);
        }
        List<List<Integer>> sets = aggregate.getGroupSets().stream()
                .map(set -> set.asList().stream()
                        .map(key -> aggregate.getGroupSet().indexOf(key))
                        .toList())
                .toList();
        GroupingSetsNode node = GroupingSets.node(
                planner.factory(), input, groupKeys, sets, calls, groupings, groupingNames, EmitMode.CHANGES);
        return inOrder(aggregate, node, calls.size(), planner.factory());
    }

    private static boolean isGrouping(org.apache.calcite.rel.core.AggregateCall call) {
        String name = call.getAggregation().getName();
        return name.equals("GROUPING") || name.equals("GROUPING_ID");
    }

    /** The node has the groupings last, the query where it calls them. */
    private static PlanNode inOrder(Aggregate aggregate, GroupingSetsNode node, int calls, PlanFactory factory) {
        int keys = aggregate.getGroupCount();
        List<Expr> columns = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            columns.add(new ColumnRef(i, node.rowType().type(i)));
        }
        int call = keys;
        int grouping = keys + calls;
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            int column = isGrouping(aggregate.getAggCallList().get(i)) ? grouping++ : call++;
            columns.add(new ColumnRef(column, node.rowType().type(column)));
        }
        return factory.project(node, columns, aggregate.getRowType().getFieldNames());
    }
}
