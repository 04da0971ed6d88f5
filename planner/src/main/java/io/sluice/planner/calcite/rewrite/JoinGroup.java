package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;

/**
 * INNER joins that stand upon each other, as one join of many.
 *
 * @param root what it was
 * @param leaves what is joined; their columns, one after the other, are those of the group
 * @param offsets of the leaves' first columns
 * @param conditions over the columns of the group
 * @param output the columns of the group that {@code root} gives
 */
record JoinGroup(RelNode root, List<RelNode> leaves, List<Integer> offsets, List<RexNode> conditions, int[] output) {
    static JoinGroup of(RelNode root) {
        Collector collector = new Collector();
        int[] output = collector.collect(root);
        return new JoinGroup(root, collector.leaves, collector.offsets, collector.conditions, output);
    }

    int width() {
        return offsets.get(offsets.size() - 1) + widthOf(leaves.size() - 1);
    }

    int widthOf(int leaf) {
        return leaves.get(leaf).getRowType().getFieldCount();
    }

    int leafOf(int column) {
        int leaf = leaves.size() - 1;
        while (offsets.get(leaf) > column) {
            leaf--;
        }
        return leaf;
    }

    private static final class Collector {
        private final List<RelNode> leaves = new ArrayList<>();
        private final List<Integer> offsets = new ArrayList<>();
        private final List<RexNode> conditions = new ArrayList<>();
        private int width;

        /** The group's columns that {@code node} gives. */
        int[] collect(RelNode node) {
            if (!JoinShaping.isMember(node)) {
                return leaf(node);
            } else if (node instanceof Filter filter) {
                int[] output = collect(filter.getInput());
                add(filter.getCondition(), output);
                return output;
            } else if (node instanceof Project project) {
                int[] input = collect(project.getInput());
                return project.getProjects().stream()
                        .mapToInt(e -> input[Columns.plain(e)])
                        .toArray();
            }
            Join join = (Join) node;
            int[] left = collect(join.getLeft());
            int[] right = collect(join.getRight());
            int[] both = new int[left.length + right.length];
            System.arraycopy(left, 0, both, 0, left.length);
            System.arraycopy(right, 0, both, left.length, right.length);
            add(join.getCondition(), both);
            return both;
        }

        private void add(RexNode condition, int[] columns) {
            RelOptUtil.conjunctions(condition).forEach(c -> conditions.add(Columns.moved(c, columns)));
        }

        private int[] leaf(RelNode node) {
            int[] output = new int[node.getRowType().getFieldCount()];
            for (int i = 0; i < output.length; i++) {
                output[i] = width + i;
            }
            leaves.add(node);
            offsets.add(width);
            width += output.length;
            return output;
        }
    }
}
