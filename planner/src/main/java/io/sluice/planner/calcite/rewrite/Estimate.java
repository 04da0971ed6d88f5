package io.sluice.planner.calcite.rewrite;

import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A guess at how many rows a plan gives, good enough to compare join orders.
 *
 * @param rows that come out
 * @param kept which part of the rows below passed the filters
 */
record Estimate(double rows, double kept) {
    static Estimate of(RelNode node) {
        if (node instanceof TableScan scan) {
            return new Estimate(scan.getTable().getRowCount(), 1);
        } else if (node instanceof Values values) {
            return new Estimate(Math.max(1, values.getTuples().size()), 1);
        } else if (node instanceof Filter filter) {
            Estimate below = of(filter.getInput());
            double part = 1;
            for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
                part *= selectivity(condition);
            }
            return new Estimate(Math.max(1, below.rows * part), below.kept * part);
        } else if (node instanceof Aggregate aggregate) {
            double rows = of(aggregate.getInput()).rows;
            return new Estimate(aggregate.getGroupSet().isEmpty() ? 1 : Math.max(1, rows / 10), 1);
        } else if (node instanceof Join join) {
            Estimate left = of(join.getLeft());
            Estimate right = of(join.getRight());
            boolean both = join.getJoinType().projectsRight();
            boolean keyed = !join.analyzeCondition().leftKeys.isEmpty();
            double rows = !both ? left.rows / 2 : keyed ? Math.max(left.rows, right.rows) : left.rows * right.rows;
            return new Estimate(rows, both ? 1 : 0.5);
        } else if (node instanceof SetOp) {
            return new Estimate(
                    node.getInputs().stream()
                            .mapToDouble(input -> of(input).rows)
                            .sum(),
                    1);
        }
        return node.getInputs().isEmpty() ? new Estimate(1000, 1) : of(node.getInput(0));
    }

    private static double selectivity(RexNode condition) {
        return switch (condition.getKind()) {
            case EQUALS, IS_NULL, IS_NOT_DISTINCT_FROM -> 0.05;
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL, LIKE, SEARCH -> 0.3;
            default -> 0.6;
        };
    }

    /** Whether at most one row has given values in {@code columns}. */
    static boolean isUnique(RelNode node, Set<Integer> columns) {
        if (node instanceof TableScan scan) {
            return scan.getTable().isKey(ImmutableBitSet.of(columns));
        } else if (node instanceof Filter filter) {
            return isUnique(filter.getInput(), columns);
        } else if (node instanceof Aggregate aggregate) {
            int keys = aggregate.getGroupCount();
            for (int i = 0; i < keys; i++) {
                if (!columns.contains(i)) {
                    return false;
                }
            }
            return aggregate.getGroupType() == Aggregate.Group.SIMPLE;
        } else if (node instanceof Project project) {
            Set<Integer> below = new HashSet<>();
            for (int column : columns) {
                RexNode expression = RexUtil.removeCast(project.getProjects().get(column));
                if (expression instanceof RexInputRef ref) {
                    below.add(ref.getIndex());
                }
            }
            return isUnique(project.getInput(), below);
        } else if (node instanceof Join join && !join.getJoinType().projectsRight()) {
            return isUnique(join.getLeft(), columns);
        }
        return false;
    }
}
