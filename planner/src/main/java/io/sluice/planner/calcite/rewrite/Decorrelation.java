package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Makes plain joins of correlated ones, from the leaves up: the right side is computed for all outer values at once ({@link DependentPlan}), and joined
 * on these. An own way, since Calcite's gives wrong answers where a correlated part holds another, or reads the outer row at two heights.
 */
final class Decorrelation extends TreeRewrite {
    private final RelBuilderFactory builders;

    Decorrelation(RelBuilderFactory builders) {
        this.builders = builders;
    }

    static boolean anyCorrelates(RelNode node) {
        return node instanceof Correlate || node.getInputs().stream().anyMatch(Decorrelation::anyCorrelates);
    }

    /** Where it cannot be done, the correlation is left in the plan. */
    @Override
    RelNode rewritten(RelNode node) {
        if (!(node instanceof Correlate correlate)) {
            return node;
        }
        try {
            OuterRow outer = new OuterRow(correlate.getCorrelationId(), correlate.getLeft(), builders);
            RelNode plain = new Joining(outer, correlate.getLeft()).with(correlate.getRight(), correlate.getJoinType());
            return RelOptUtil.createCastRel(plain, correlate.getRowType(), true);
        } catch (Entangled e) {
            return node;
        }
    }

    /** Joins the outer rows with a relation that reads them. */
    private final class Joining {
        private final OuterRow outer;
        private final RelNode left;
        private final OuterReads reads;

        Joining(OuterRow outer, RelNode left) {
            this.outer = outer;
            this.left = left;
            this.reads = new OuterReads(outer, left.getCluster().getRexBuilder());
        }

        /** The columns of the outer row, then those of the relation. */
        RelNode with(RelNode right, JoinRelType type) {
            RelBuilder builder = builders.create(left.getCluster(), null);
            if (type == JoinRelType.INNER && right instanceof Filter filter) {
                builder.push(with(filter.getInput(), type));
                return builder.filter(overBoth(List.of(filter.getCondition()), builder))
                        .build();
            } else if (right instanceof Project project && !project.containsOver() && isAlwaysOneRow(project, type)) {
                builder.push(with(project.getInput(), type));
                List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, outer.width()));
                columns.addAll(overBoth(project.getProjects(), builder));
                return builder.project(columns).build();
            } else if (right instanceof Aggregate aggregate && isAlwaysOneRow(aggregate, type)) {
                return withGroups(aggregate, builder);
            }
            return joined(right, type, builder);
        }

        private boolean isAlwaysOneRow(RelNode node, JoinRelType type) {
            return node instanceof Project project && !project.containsOver()
                    ? type == JoinRelType.INNER || isAlwaysOneRow(project.getInput(), type)
                    : node instanceof Aggregate aggregate
                            && aggregate.getGroupSet().isEmpty()
                            && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                            && (type == JoinRelType.INNER || type == JoinRelType.LEFT);
        }

        /** An aggregate without GROUP BY has one row for each outer one. */
        private RelNode withGroups(Aggregate aggregate, RelBuilder builder) {
            if (!outer.isReadBy(aggregate)) {
                return builder.push(left)
                        .push(aggregate)
                        .join(JoinRelType.INNER, builder.literal(true))
                        .build();
            }
            Dependent input = new DependentPlan(outer, aggregate, builders).of(aggregate.getInput());
            Dependent groups = new DependentGroups(outer, builders).nonEmpty(aggregate, input);
            builder.push(left).push(groups.rel());
            builder.join(JoinRelType.LEFT, builder.and(onValues(groups, builder)));
            List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, outer.width()));
            for (int i = 0; i < groups.width(); i++) {
                RexNode result = builder.field(outer.width() + i);
                columns.add(DependentGroups.orEmpty(aggregate.getAggCallList().get(i), result, builder));
            }
            return builder.project(columns).build();
        }

        private RelNode joined(RelNode right, JoinRelType type, RelBuilder builder) {
            List<RexNode> conditions = new ArrayList<>();
            RelNode below = right;
            while (below instanceof Filter filter) {
                conditions.addAll(RelOptUtil.conjunctions(filter.getCondition()));
                below = filter.getInput();
            }
            Dependent dependent = new DependentPlan(outer, below, builders).of(below);
            builder.push(left).push(dependent.rel());
            List<RexNode> on = onValues(dependent, builder);
            RexNode[] own = new RexNode[dependent.width()];
            for (int i = 0; i < own.length; i++) {
                own[i] = builder.field(2, 1, i);
            }
            conditions.forEach(condition -> on.add(reads.overBoth(condition, own)));
            builder.join(type, builder.and(on));
            int width = type.projectsRight() ? outer.width() + dependent.width() : outer.width();
            return builder.project(builder.fields().subList(0, width)).build();
        }

        private List<RexNode> onValues(Dependent right, RelBuilder builder) {
            List<RexNode> on = new ArrayList<>();
            for (int i = 0; i < right.values().size(); i++) {
                RexNode value = builder.field(2, 1, right.width() + i);
                on.add(Dependent.same(
                        builder.getRexBuilder(), Columns.typed(right.values().get(i), left), value));
            }
            return on;
        }

        private List<RexNode> overBoth(List<RexNode> expressions, RelBuilder builder) {
            RexNode[] own = builder.fields()
                    .subList(outer.width(), builder.fields().size())
                    .toArray(RexNode[]::new);
            List<RexNode> result = new ArrayList<>();
            expressions.forEach(expression -> result.add(reads.overBoth(expression, own)));
            return result;
        }
    }
}
