package io.sluice.planner.calcite.rewrite;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Subqueries in ON. Those of an inner join are conditions on its rows. For those of an outer join that read both sides, the join is put together: the
 * rows of the inner join, and padded ones for what is not among them.
 */
final class JoinSubqueries extends TreeRewrite {
    private final RelBuilderFactory builders;

    JoinSubqueries(RelBuilderFactory builders) {
        this.builders = builders;
    }

    @Override
    RelNode rewritten(RelNode node) {
        if (!(node instanceof Join join) || !RexUtil.SubQueryFinder.containsSubQuery(join)) {
            return node;
        } else if (join.getJoinType() == JoinRelType.INNER) {
            return matches(join);
        }
        return join.getJoinType().isOuterJoin() && readsBothSides(join) ? padded(join) : node;
    }

    private RelNode matches(Join join) {
        List<RexNode> plain = new ArrayList<>();
        List<RexNode> subqueries = new ArrayList<>();
        for (RexNode part : RelOptUtil.conjunctions(join.getCondition())) {
            (RexUtil.SubQueryFinder.find(part) == null ? plain : subqueries).add(part);
        }
        RelBuilder builder = builders.create(join.getCluster(), null);
        builder.push(join.getLeft()).push(join.getRight()).join(JoinRelType.INNER, builder.and(plain));
        return LogicalFilter.create(
                builder.build(),
                RexUtil.composeConjunction(join.getCluster().getRexBuilder(), subqueries),
                ImmutableSet.copyOf(join.getVariablesSet()));
    }

    private RelNode padded(Join join) {
        RelNode matches = matches(join);
        RelBuilder builder = builders.create(join.getCluster(), null).push(matches);
        int left = join.getLeft().getRowType().getFieldCount();
        int parts = 1;
        if (join.getJoinType().generatesNullsOnRight()) {
            alone(join.getLeft(), matches, 0, builder);
            List<RexNode> columns = new ArrayList<>(builder.fields());
            columns.addAll(nulls(join, left, matches.getRowType().getFieldCount()));
            builder.project(columns);
            parts++;
        }
        if (join.getJoinType().generatesNullsOnLeft()) {
            alone(join.getRight(), matches, left, builder);
            List<RexNode> columns = new ArrayList<>(nulls(join, 0, left));
            columns.addAll(builder.fields());
            builder.project(columns);
            parts++;
        }
        return RelOptUtil.createCastRel(builder.union(true, parts).build(), join.getRowType(), true);
    }

    /** Pushes the rows of a side that stand in no match. Equal rows have the same matches. */
    private static void alone(RelNode side, RelNode matches, int start, RelBuilder builder) {
        builder.push(side).push(matches);
        List<RexNode> same = new ArrayList<>();
        for (int i = 0; i < side.getRowType().getFieldCount(); i++) {
            same.add(Dependent.same(builder.getRexBuilder(), builder.field(2, 0, i), builder.field(2, 1, start + i)));
        }
        builder.join(JoinRelType.ANTI, builder.and(same));
    }

    private static List<RexNode> nulls(Join join, int from, int to) {
        List<RexNode> nulls = new ArrayList<>();
        for (RelDataTypeField field : join.getRowType().getFieldList().subList(from, to)) {
            nulls.add(join.getCluster().getRexBuilder().makeNullLiteral(field.getType()));
        }
        return nulls;
    }

    /** Whether a subquery reads both sides, or compares rows of several columns, which is rewritten in WHERE only. */
    private static boolean readsBothSides(Join join) {
        int left = join.getLeft().getRowType().getFieldCount();
        boolean[] both = {false};
        join.getCondition().accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery subquery) {
                ImmutableBitSet.Builder read = ImmutableBitSet.builder();
                subquery.getOperands().forEach(operand -> read.addAll(Columns.of(operand)));
                new OuterColumns(join, read).apply(subquery.rel);
                ImmutableBitSet columns = read.build();
                both[0] |= !columns.isEmpty() && columns.nth(0) < left && columns.length() > left;
                both[0] |= subquery.getKind() == SqlKind.IN
                        && subquery.getOperands().size() > 1;
                return subquery;
            }
        });
        return both[0];
    }

    /** Collects the columns of the join's rows that a relation reads. */
    private static final class OuterColumns extends TreeRewrite {
        private final Join join;
        private final ImmutableBitSet.Builder columns;

        OuterColumns(Join join, ImmutableBitSet.Builder columns) {
            this.join = join;
            this.columns = columns;
        }

        @Override
        RelNode rewritten(RelNode node) {
            node.accept(new RexShuttle() {
                @Override
                public RexNode visitFieldAccess(RexFieldAccess access) {
                    if (access.getReferenceExpr() instanceof RexCorrelVariable variable
                            && join.getVariablesSet().contains(variable.id)) {
                        columns.set(access.getField().getIndex());
                    }
                    return access;
                }
            });
            return node;
        }
    }
}
