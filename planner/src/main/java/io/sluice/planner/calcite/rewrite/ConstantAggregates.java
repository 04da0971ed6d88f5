package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/** The constant that Calcite lets an aggregate give, to tell a row that is there from one that was padded, becomes a column beside it. */
final class ConstantAggregates extends TreeRewrite {
    private final RelBuilderFactory builders;

    ConstantAggregates(RelBuilderFactory builders) {
        this.builders = builders;
    }

    @Override
    RelNode rewritten(RelNode node) {
        if (!(node instanceof Aggregate aggregate)
                || aggregate.getAggCallList().stream().noneMatch(ConstantAggregates::isConstant)) {
            return node;
        }
        List<AggregateCall> calls = new ArrayList<>();
        aggregate.getAggCallList().stream().filter(call -> !isConstant(call)).forEach(calls::add);
        RelBuilder builder = builders.create(node.getCluster(), null);
        builder.push(aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls));
        List<RexNode> columns = new ArrayList<>();
        int next = 0;
        for (; next < aggregate.getGroupCount(); next++) {
            columns.add(builder.field(next));
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            columns.add(isConstant(call) ? call.rexList.get(0) : builder.field(next++));
        }
        return builder.project(columns, aggregate.getRowType().getFieldNames()).build();
    }

    private static boolean isConstant(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.LITERAL_AGG;
    }
}
