package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * A subquery of which only the existence of rows matters, with every condition that reads the outer row taken out of it.
 *
 * @param rel reads no outer row
 * @param columns the subquery's output, over the outer row's columns and then those of {@code rel}
 * @param conditions that were taken out, over the same columns
 */
record Uncorrelated(RelNode rel, List<RexNode> columns, List<RexNode> conditions) {
    /**
     * @param row names of the outer row
     * @param exists how often a row occurs, and its columns, do not matter
     * @param left gives the outer row
     * @return empty where it takes more than moving conditions
     */
    static Optional<Uncorrelated> of(
            RelNode subquery, Set<CorrelationId> row, boolean exists, RelBuilderFactory builders, RelNode left) {
        if (!row.containsAll(RelOptUtil.getVariablesUsed(subquery))) {
            return Optional.empty();
        }
        try {
            Uncorrelated inner = new Puller(builders).pull(subquery, exists);
            RexShuttle toPair = new ToPair(left);
            return Optional.of(
                    new Uncorrelated(inner.rel, toPair.visitList(inner.columns), toPair.visitList(inner.conditions)));
        } catch (Entangled e) {
            return Optional.empty();
        }
    }

    /** Columns of the subquery move behind those of the outer row, whose fields become plain columns. */
    private static final class ToPair extends RexShuttle {
        private final int width;
        private final RexBuilder builder;

        ToPair(RelNode left) {
            this.width = left.getRowType().getFieldCount();
            this.builder = left.getCluster().getRexBuilder();
        }

        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            return new RexInputRef(ref.getIndex() + width, ref.getType());
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            return access.getReferenceExpr() instanceof RexCorrelVariable
                    ? builder.makeInputRef(access.getType(), access.getField().getIndex())
                    : super.visitFieldAccess(access);
        }
    }

    /** Takes conditions out; columns and conditions here are over the columns of {@code rel}, and still name the outer row. */
    private static final class Puller {
        private final RelBuilderFactory builders;

        Puller(RelBuilderFactory builders) {
            this.builders = builders;
        }

        Uncorrelated pull(RelNode node, boolean exists) {
            if (RelOptUtil.getVariablesUsed(node).isEmpty()) {
                return new Uncorrelated(node, identity(node), List.of());
            } else if (node instanceof Filter filter) {
                return filter(filter, exists);
            } else if (node instanceof Project project) {
                return project(project, exists);
            } else if (node instanceof Join join && join.getJoinType() == JoinRelType.INNER) {
                return join(join, exists);
            } else if (node instanceof Aggregate aggregate && isDistinct(aggregate)) {
                Uncorrelated inner = pull(aggregate.getInput(), exists);
                List<RexNode> columns = aggregate.getGroupSet().asList().stream()
                        .map(inner.columns::get)
                        .toList();
                return new Uncorrelated(inner.rel, columns, inner.conditions);
            } else if (node instanceof Sort sort && keepsSome(sort, exists)) {
                return pull(sort.getInput(), exists);
            }
            throw new Entangled();
        }

        private Uncorrelated filter(Filter filter, boolean exists) {
            Uncorrelated inner = pull(filter.getInput(), exists);
            return conditions(inner, RelOptUtil.conjunctions(filter.getCondition()));
        }

        private Uncorrelated conditions(Uncorrelated inner, List<RexNode> parts) {
            List<RexNode> taken = new ArrayList<>(inner.conditions);
            List<RexNode> left = new ArrayList<>();
            for (RexNode part : parts) {
                RexNode moved = over(part, inner.columns);
                (readsOuterRow(moved) ? taken : left).add(moved);
            }
            RelBuilder builder = builders.create(inner.rel.getCluster(), null).push(inner.rel);
            return new Uncorrelated(
                    builder.filter(Columns.conditions(left, inner.rel)).build(), inner.columns, taken);
        }

        private Uncorrelated project(Project project, boolean exists) {
            if (project.getProjects().stream().anyMatch(RexOver::containsOver)) {
                throw new Entangled();
            }
            Uncorrelated inner = pull(project.getInput(), exists);
            List<RexNode> columns = new ArrayList<>();
            for (RexNode expression : project.getProjects()) {
                columns.add(over(expression, inner.columns));
            }
            return new Uncorrelated(inner.rel, columns, inner.conditions);
        }

        private Uncorrelated join(Join join, boolean exists) {
            Uncorrelated left = pull(join.getLeft(), exists);
            Uncorrelated right = pull(join.getRight(), exists);
            int shift = left.rel.getRowType().getFieldCount();
            List<RexNode> columns = new ArrayList<>(left.columns);
            columns.addAll(RexUtil.shift(right.columns, shift));
            List<RexNode> taken = new ArrayList<>(left.conditions);
            taken.addAll(RexUtil.shift(right.conditions, shift));
            RelBuilder builder = builders.create(join.getCluster(), null);
            RelNode both = builder.push(left.rel)
                    .push(right.rel)
                    .join(JoinRelType.INNER, builder.literal(true))
                    .build();
            return conditions(new Uncorrelated(both, columns, taken), RelOptUtil.conjunctions(join.getCondition()));
        }

        private static RexNode over(RexNode expression, List<RexNode> columns) {
            if (RexUtil.SubQueryFinder.find(expression) != null) {
                throw new Entangled();
            }
            return expression.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return columns.get(ref.getIndex());
                }
            });
        }

        private static boolean readsOuterRow(RexNode expression) {
            return RexUtil.containsCorrelation(expression);
        }

        private static boolean isDistinct(Aggregate aggregate) {
            return aggregate.getAggCallList().isEmpty()
                    && !aggregate.getGroupSet().isEmpty()
                    && aggregate.getGroupType() == Aggregate.Group.SIMPLE;
        }

        /** An order says nothing, and for EXISTS a limit of one or more neither. */
        private static boolean keepsSome(Sort sort, boolean exists) {
            boolean some = exists
                    && sort.offset == null
                    && sort.fetch instanceof RexLiteral limit
                    && RexLiteral.intValue(limit) > 0;
            return some || (sort.offset == null && sort.fetch == null);
        }

        private static List<RexNode> identity(RelNode node) {
            List<RexNode> refs = new ArrayList<>();
            for (int i = 0; i < node.getRowType().getFieldCount(); i++) {
                refs.add(RexInputRef.of(i, node.getRowType()));
            }
            return refs;
        }
    }
}
