package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/** Gives joins their order and conditions their place: as far down as they do no harm. From the top down. */
final class JoinShaping {
    private final RelBuilderFactory builders;

    JoinShaping(RelBuilderFactory builders) {
        this.builders = builders;
    }

    RelNode apply(RelNode node) {
        if (isMember(node)) {
            JoinGroup group = JoinGroup.of(node);
            if (group.leaves().size() > 1) {
                return new JoinOrder(group, builders).build(this::under);
            }
        }
        if (node instanceof Filter filter && isMovable(filter.getCondition())) {
            return under(filter.getInput(), RelOptUtil.conjunctions(filter.getCondition()));
        } else if (node instanceof Join join) {
            return join(join, List.of());
        }
        List<RelNode> inputs = new ArrayList<>();
        node.getInputs().forEach(input -> inputs.add(apply(input)));
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    /** Whether a node only puts rows of joined inputs together, or leaves some out. */
    static boolean isMember(RelNode node) {
        if (node instanceof Filter filter) {
            return isMovable(filter.getCondition()) && isMember(filter.getInput());
        } else if (node instanceof Project project) {
            return project.getProjects().stream().allMatch(e -> Columns.plain(e) >= 0) && isMember(project.getInput());
        }
        return node instanceof Join join && join.getJoinType() == JoinRelType.INNER && isMovable(join.getCondition());
    }

    private static boolean isMovable(RexNode condition) {
        return RexUtil.SubQueryFinder.find(condition) == null
                && !RexOver.containsOver(condition)
                && !RexUtil.containsCorrelation(condition)
                && !JoinMarkers.isIn(condition);
    }

    /** A node with conditions on its rows, these as far down as they may go; those that can fail stay on top. */
    RelNode under(RelNode node, List<RexNode> conditions) {
        List<RexNode> safe = new ArrayList<>();
        List<RexNode> failing = new ArrayList<>();
        conditions.forEach(c -> (Failing.canFail(c) ? failing : safe).add(c));
        RelNode inner;
        if (isMember(node) && !safe.isEmpty()) {
            inner = apply(filtered(node, safe));
        } else if (node instanceof Join join) {
            inner = join(join, safe);
        } else if (node instanceof Project project
                && !safe.isEmpty()
                && project.getProjects().stream().noneMatch(RexOver::containsOver)
                && isJoinBelow(project)) {
            List<RexNode> below = new ArrayList<>();
            safe.forEach(c -> below.add(Columns.inlined(c, project.getProjects())));
            inner = project.copy(project.getTraitSet(), List.of(under(project.getInput(), below)));
        } else {
            inner = filtered(apply(node), safe);
        }
        return filtered(inner, failing);
    }

    private static boolean isJoinBelow(RelNode node) {
        RelNode below = node;
        while (below instanceof Project || below instanceof Filter) {
            below = below.getInput(0);
        }
        return below instanceof Join;
    }

    private RelNode filtered(RelNode node, List<RexNode> conditions) {
        if (conditions.isEmpty()) {
            return node;
        }
        RelBuilder builder = builders.create(node.getCluster(), null);
        return builder.push(node).filter(Columns.conditions(conditions, node)).build();
    }

    /** Outer, SEMI and ANTI joins stay where they are; conditions move to the side whose rows they decide on alone. */
    private RelNode join(Join join, List<RexNode> above) {
        JoinRelType type = join.getJoinType();
        int leftWidth = join.getLeft().getRowType().getFieldCount();
        boolean marked = JoinMarkers.isIn(join.getCondition());
        boolean movable = isMovable(join.getCondition());
        List<RexNode> left = new ArrayList<>();
        List<RexNode> right = new ArrayList<>();
        List<RexNode> on = new ArrayList<>();
        List<RexNode> rest = new ArrayList<>();
        for (RexNode condition : above) {
            if (isLeft(condition, leftWidth) && !type.generatesNullsOnLeft()) {
                left.add(condition);
            } else if (isRight(condition, leftWidth) && !type.generatesNullsOnRight() && !marked) {
                right.add(Columns.shifted(condition, -leftWidth));
            } else {
                rest.add(condition);
            }
        }
        boolean leftStays = type == JoinRelType.LEFT || type == JoinRelType.FULL || type == JoinRelType.ANTI;
        boolean rightStays = type == JoinRelType.RIGHT || type == JoinRelType.FULL;
        for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
            boolean moves = movable && !Failing.canFail(condition);
            if (moves && !leftStays && isLeft(condition, leftWidth)) {
                left.add(condition);
            } else if (moves && !rightStays && isRight(condition, leftWidth)) {
                right.add(Columns.shifted(condition, -leftWidth));
            } else {
                on.add(condition);
            }
        }
        if (movable && (type == JoinRelType.LEFT || type == JoinRelType.SEMI || type == JoinRelType.INNER)) {
            right.addAll(Inference.acrossToRight(left, on, leftWidth, join.getRight()));
        }
        RelNode newLeft = under(join.getLeft(), left);
        RelNode newRight = under(join.getRight(), right);
        RelNode result = join.copy(
                join.getTraitSet(),
                RexUtil.composeConjunction(join.getCluster().getRexBuilder(), on),
                newLeft,
                newRight,
                type,
                join.isSemiJoinDone());
        return filtered(result, rest);
    }

    private static boolean isLeft(RexNode condition, int leftWidth) {
        return !Columns.of(condition).isEmpty() && Columns.of(condition).length() <= leftWidth;
    }

    private static boolean isRight(RexNode condition, int leftWidth) {
        return !Columns.of(condition).isEmpty() && Columns.of(condition).nth(0) >= leftWidth;
    }
}
