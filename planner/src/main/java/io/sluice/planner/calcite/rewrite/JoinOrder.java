package io.sluice.planner.calcite.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Joins the members of a group one after the other, greedily: always the one that makes the fewest rows, by a guess; one without an equality
 * last. Equal guesses keep the user's order.
 */
final class JoinOrder {
    /** What a pair of rows without an equality between them costs more than it seems. */
    private static final double CROSS_PENALTY = 1000;

    private final JoinGroup group;
    private final RelBuilderFactory builders;
    private final JoinConditions conditions;
    private final Estimate[] estimates;
    private final List<RelNode> leaves = new ArrayList<>();

    JoinOrder(JoinGroup group, RelBuilderFactory builders) {
        this.group = group;
        this.builders = builders;
        this.conditions = new JoinConditions(group);
        this.estimates = new Estimate[group.leaves().size()];
    }

    /** @param shape of a leaf with its conditions */
    RelNode build(BiFunction<RelNode, List<RexNode>, RelNode> shape) {
        for (int i = 0; i < estimates.length; i++) {
            leaves.add(shape.apply(group.leaves().get(i), conditions.ofLeaf(i)));
            estimates[i] = Estimate.of(leaves.get(i));
        }
        List<Integer> order = order();
        int[] positions = new int[group.width()];
        RelBuilder builder = builders.create(group.root().getCluster(), null);
        BitSet joined = new BitSet();
        int width = 0;
        for (int leaf : order) {
            for (int i = 0; i < group.widthOf(leaf); i++) {
                positions[group.offsets().get(leaf) + i] = width + i;
            }
            width += group.widthOf(leaf);
            builder.push(leaves.get(leaf));
            List<RexNode> on = conditions.joining(joined, leaf);
            joined.set(leaf);
            if (joined.cardinality() > 1) {
                join(builder, on, positions);
            }
        }
        List<RexNode> last = new ArrayList<>();
        conditions.last().forEach(c -> last.add(Columns.moved(c, positions)));
        builder.filter(Columns.conditions(last, builder.peek()));
        List<RexNode> output = new ArrayList<>();
        for (int column : group.output()) {
            output.add(builder.field(positions[column]));
        }
        builder.project(output, group.root().getRowType().getFieldNames());
        return RelOptUtil.createCastRel(builder.build(), group.root().getRowType(), true);
    }

    private static void join(RelBuilder builder, List<RexNode> on, int[] positions) {
        RelNode right = builder.build();
        RelNode left = builder.build();
        List<RexNode> typed = new ArrayList<>();
        for (RexNode condition : on) {
            typed.add(Columns.moved(condition, positions).accept(new BothRows(left, right)));
        }
        builder.push(left).push(right).join(JoinRelType.INNER, typed);
    }

    private List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        BitSet joined = new BitSet();
        double rows = 0;
        int count = leaves.size();
        int bestFirst = 0;
        int bestSecond = 1;
        double best = Double.POSITIVE_INFINITY;
        for (int a = 0; a < count; a++) {
            joined.clear();
            joined.set(a);
            for (int b = a + 1; b < count; b++) {
                double size = size(joined, estimates[a].rows(), a, b);
                if (size < best) {
                    best = size;
                    bestFirst = a;
                    bestSecond = b;
                }
            }
        }
        order.add(bestFirst);
        order.add(bestSecond);
        joined.clear();
        joined.set(bestFirst);
        joined.set(bestSecond);
        rows = best;
        while (order.size() < count) {
            int next = -1;
            double smallest = Double.POSITIVE_INFINITY;
            for (int leaf = joined.nextClearBit(0); leaf < count; leaf = joined.nextClearBit(leaf + 1)) {
                double size = size(joined, rows, -1, leaf);
                if (next < 0 || size < smallest) {
                    smallest = size;
                    next = leaf;
                }
            }
            order.add(next);
            joined.set(next);
            rows = smallest;
        }
        return order;
    }

    /**
     * Rows of a join with one more leaf.
     *
     * @param single the one that is joined so far; −1 when there are several
     */
    private double size(BitSet joined, double rows, int single, int leaf) {
        Estimate added = estimates[leaf];
        Set<Integer> columns = new HashSet<>();
        Set<Integer> others = new HashSet<>();
        boolean equality = conditions.equalities(joined, leaf, columns, others);
        if (!equality) {
            boolean free = rows <= 1 || added.rows() <= 1;
            return rows * added.rows() * (free ? 1 : CROSS_PENALTY);
        } else if (Estimate.isUnique(leaves.get(leaf), columns)) {
            return rows * added.kept();
        } else if (single >= 0 && Estimate.isUnique(leaves.get(single), others)) {
            return added.rows() * estimates[single].kept();
        }
        return Math.max(rows, added.rows()) * 4 * Math.min(added.kept(), 1);
    }

    /** Column references get the types of the sides. */
    private static final class BothRows extends RexShuttle {
        private final RelNode left;
        private final RelNode right;

        BothRows(RelNode left, RelNode right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            int width = left.getRowType().getFieldCount();
            int index = ref.getIndex();
            RelNode side = index < width ? left : right;
            int column = index < width ? index : index - width;
            return new RexInputRef(
                    index, side.getRowType().getFieldList().get(column).getType());
        }
    }
}
