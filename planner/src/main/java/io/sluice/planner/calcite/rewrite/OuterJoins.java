package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Outer joins whose padded rows a condition above throws away anyway become plainer: {@code a LEFT JOIN b … WHERE b.x > 0} is an INNER join.
 * From the top down, with the columns in which NULL means that a row will not stay.
 */
final class OuterJoins {
    private OuterJoins() {}

    static RelNode simplify(RelNode node) {
        return simplify(node, new BitSet());
    }

    private static RelNode simplify(RelNode node, BitSet refused) {
        if (node instanceof Filter filter) {
            BitSet below = (BitSet) refused.clone();
            refusedBy(filter.getCondition(), below);
            return over(node, List.of(below));
        } else if (node instanceof Project project) {
            BitSet below = new BitSet();
            refused.stream().forEach(i -> strict(project.getProjects().get(i), below));
            return over(node, List.of(below));
        } else if (node instanceof Aggregate aggregate && aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
            BitSet below = new BitSet();
            List<Integer> keys = aggregate.getGroupSet().asList();
            refused.stream().filter(i -> i < keys.size()).forEach(i -> below.set(keys.get(i)));
            return over(node, List.of(below));
        } else if (node instanceof Join join) {
            return join(join, refused);
        }
        List<BitSet> nothing =
                node.getInputs().stream().map(input -> new BitSet()).toList();
        return over(node, nothing);
    }

    private static RelNode over(RelNode node, List<BitSet> refused) {
        List<RelNode> inputs = new ArrayList<>();
        for (int i = 0; i < node.getInputs().size(); i++) {
            inputs.add(simplify(node.getInput(i), refused.get(i)));
        }
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    private static RelNode join(Join join, BitSet refused) {
        JoinRelType type = join.getJoinType();
        int leftWidth = join.getLeft().getRowType().getFieldCount();
        int width = leftWidth + join.getRight().getRowType().getFieldCount();
        if (type == JoinRelType.LEFT || type == JoinRelType.RIGHT || type == JoinRelType.FULL) {
            boolean leftGoes = !refused.get(0, leftWidth).isEmpty();
            boolean rightGoes = !refused.get(leftWidth, width).isEmpty();
            if (leftGoes && type.generatesNullsOnLeft()) {
                type = type.cancelNullsOnLeft();
            }
            if (rightGoes && type.generatesNullsOnRight()) {
                type = type.cancelNullsOnRight();
            }
        }
        BitSet matched = new BitSet();
        refusedBy(join.getCondition(), matched);
        boolean leftStays = type == JoinRelType.LEFT || type == JoinRelType.FULL || type == JoinRelType.ANTI;
        boolean rightStays = type == JoinRelType.RIGHT || type == JoinRelType.FULL;
        BitSet left = leftStays ? new BitSet() : matched.get(0, leftWidth);
        BitSet right = rightStays ? new BitSet() : matched.get(leftWidth, width);
        if (!type.generatesNullsOnLeft()) {
            left.or(refused.get(0, leftWidth));
        }
        if (!type.generatesNullsOnRight() && type.projectsRight()) {
            right.or(refused.get(leftWidth, width));
        }
        RelNode result = over(join, List.of(left, right));
        if (type == join.getJoinType()) {
            return result;
        }
        Join plainer = (Join) result;
        Join changed = plainer.copy(
                plainer.getTraitSet(),
                plainer.getCondition(),
                plainer.getLeft(),
                plainer.getRight(),
                type,
                plainer.isSemiJoinDone());
        return RelOptUtil.createCastRel(changed, join.getRowType(), true);
    }

    /** Columns that make a condition not true by being NULL. */
    private static void refusedBy(RexNode condition, BitSet into) {
        if (RexUtil.SubQueryFinder.find(condition) != null) {
            return;
        }
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            for (int column : RelOptUtil.InputFinder.bits(part)) {
                if (Strong.isNotTrue(part, ImmutableBitSet.of(column))) {
                    into.set(column);
                }
            }
        }
    }

    /** Columns that make an expression NULL by being NULL. */
    private static void strict(RexNode expression, BitSet into) {
        if (RexUtil.SubQueryFinder.find(expression) != null) {
            return;
        }
        for (int column : RelOptUtil.InputFinder.bits(expression)) {
            if (Strong.isNull(expression, ImmutableBitSet.of(column))) {
                into.set(column);
            }
        }
    }
}
