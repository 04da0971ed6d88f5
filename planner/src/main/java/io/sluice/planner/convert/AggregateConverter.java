package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateFunction;
import io.sluice.planner.plan.EmitMode;
import io.sluice.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.sql.SqlKind;

/** GROUP BY, DISTINCT and aggregates without GROUP BY. */
final class AggregateConverter {
    private AggregateConverter() {}

    static PlanNode convert(Aggregate aggregate, PhysicalPlanner planner) {
        if (aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
            throw planner.problems()
                    .notSupported(
                            null,
                            "GROUPING SETS, CUBE and ROLLUP are not supported yet",
                            "write one SELECT per grouping and join them by UNION ALL");
        }
        PlanNode input = planner.convert(aggregate.getInput());
        for (int key : aggregate.getGroupSet()) {
            Nested.refuse(input.rowType().field(key), "GROUP BY and DISTINCT", null, planner.problems());
        }
        List<AggregateCall> calls = new ArrayList<>();
        int keys = aggregate.getGroupCount();
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            String name = aggregate.getRowType().getFieldNames().get(keys + i);
            checkArguments(aggregate.getAggCallList().get(i), input, planner.problems());
            calls.add(call(aggregate.getAggCallList().get(i), name, planner.problems()));
        }
        return planner.factory().aggregate(input, aggregate.getGroupSet().asList(), calls, EmitMode.CHANGES);
    }

    private static void checkArguments(
            org.apache.calcite.rel.core.AggregateCall call, PlanNode input, Problems problems) {
        boolean ordered = call.getAggregation().getKind() == SqlKind.MIN
                || call.getAggregation().getKind() == SqlKind.MAX
                || call.isDistinct();
        for (int arg : call.getArgList()) {
            if (ordered) {
                String use =
                        call.isDistinct() ? "DISTINCT" : call.getAggregation().getName();
                Nested.refuse(input.rowType().field(arg), use, call.getParserPosition(), problems);
            }
        }
    }

    static AggregateCall call(org.apache.calcite.rel.core.AggregateCall call, String name, Problems problems) {
        AggregateFunction function = switch (call.getAggregation().getKind()) {
            case COUNT -> AggregateFunction.COUNT;
            case SUM -> AggregateFunction.SUM;
            case AVG -> AggregateFunction.AVG;
            case MIN -> AggregateFunction.MIN;
            case MAX -> AggregateFunction.MAX;
            case ANY_VALUE -> AggregateFunction.ANY_VALUE;
            case SINGLE_VALUE -> AggregateFunction.SINGLE_VALUE;
            default ->
                throw problems.notSupported(
                        call.getParserPosition(),
                        "the aggregate " + call.getAggregation().getName() + " is not supported yet",
                        "aggregates are COUNT, SUM, AVG, MIN, MAX and ANY_VALUE");
        };
        if (call.getArgList().size() > 1) {
            throw problems.notSupported(
                    call.getParserPosition(), function + " of several arguments is not supported yet", "");
        }
        boolean sets = function == AggregateFunction.COUNT
                || function == AggregateFunction.SUM
                || function == AggregateFunction.AVG;
        return new AggregateCall(
                function,
                call.getArgList(),
                call.isDistinct() && sets,
                call.filterArg,
                CalciteTypes.toSql(call.getType()),
                name,
                problems.span(call.getParserPosition()));
    }
}
