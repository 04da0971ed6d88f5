package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Keeps the row that an aggregate without GROUP BY has for an outer row without matches. Calcite makes groups of the outer row's columns, and takes care
 * of those that are empty only where it sees a COUNT; so each such aggregate gets one. Right below an outer join, where scalar subqueries stand,
 * padding gives the same row at less cost.
 */
final class EmptyGroups extends TreeRewrite {
    private final RelBuilderFactory builders;

    EmptyGroups(RelBuilderFactory builders) {
        this.builders = builders;
    }

    @Override
    RelNode rewritten(RelNode node) {
        if (!(node instanceof Correlate correlate)) {
            return node;
        }
        RelNode right = counted(correlate.getRight(), correlate.getJoinType() == JoinRelType.LEFT);
        return right == correlate.getRight()
                ? node
                : correlate.copy(correlate.getTraitSet(), List.of(correlate.getLeft(), right));
    }

    /** @param padded whether a row that is missing comes back as a row of NULLs */
    private RelNode counted(RelNode node, boolean padded) {
        if (!Decorrelation.readsOuterRow(node)) {
            return node;
        }
        boolean global = node instanceof Aggregate aggregate && aggregate.getGroupCount() == 0;
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(counted(input, padded && node instanceof Project)));
        RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return global && !padded ? withCount((Aggregate) copy) : copy;
    }

    private RelNode withCount(Aggregate aggregate) {
        if (aggregate.getAggCallList().stream()
                .anyMatch(call -> call.getAggregation().getKind() == SqlKind.COUNT)) {
            return aggregate;
        }
        RelDataType bigint = aggregate.getCluster().getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        List<AggregateCall> calls = new ArrayList<>(aggregate.getAggCallList());
        calls.add(AggregateCall.create(
                SqlParserPos.ZERO,
                SqlStdOperatorTable.COUNT,
                false,
                false,
                false,
                List.of(),
                List.of(),
                -1,
                null,
                RelCollations.EMPTY,
                bigint,
                null));
        RelNode counting = aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls);
        RelBuilder builder = builders.create(aggregate.getCluster(), null).push(counting);
        int columns = aggregate.getRowType().getFieldCount();
        return builder.project(
                        builder.fields().subList(0, columns),
                        aggregate.getRowType().getFieldNames())
                .build();
    }
}
