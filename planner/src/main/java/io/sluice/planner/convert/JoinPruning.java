package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Takes away columns below a join that neither its condition nor anybody above reads. */
final class JoinPruning {
    private final PlanFactory factory;
    private final BiFunction<PlanNode, BitSet, Pruned> prune;

    /** @param prune of an input, to the columns given */
    JoinPruning(PlanFactory factory, BiFunction<PlanNode, BitSet, Pruned> prune) {
        this.factory = factory;
        this.prune = prune;
    }

    Pruned join(JoinNode node, BitSet needed) {
        int leftWidth = node.left().rowType().size();
        BitSet read = (BitSet) needed.clone();
        node.residual().ifPresent(condition -> ExprRewriter.columnsOf(condition, read));
        for (JoinKey key : node.keys()) {
            read.set(key.left());
            read.set(leftWidth + key.right());
        }
        node.leftExpiry().ifPresent(expiry -> read.set(expiry.column()));
        node.rightExpiry().ifPresent(expiry -> read.set(leftWidth + expiry.column()));
        Sides sides = sides(node.left(), node.right(), read);
        List<JoinKey> keys = node.keys().stream()
                .map(key -> new JoinKey(
                        sides.left.positions()[key.left()], sides.right.positions()[key.right()], key.nullSafe()))
                .toList();
        Optional<Expr> residual = node.residual().map(condition -> ExprRewriter.mapColumns(condition, sides::position));
        PlanNode join = factory.join(
                sides.left.node(), sides.right.node(), node.kind(), keys, residual, JoinTimes.graceOf(node));
        return new Pruned(join, Arrays.copyOf(sides.positions(), node.rowType().size()));
    }

    /** Both inputs, pruned to what is read of them. */
    private record Sides(Pruned left, Pruned right, int leftWidth) {
        int position(int column) {
            return positions()[column];
        }

        /** Where the columns of both stand in the row of both. */
        int[] positions() {
            int[] rights = right.positions();
            int[] both = Arrays.copyOf(left.positions(), leftWidth + rights.length);
            int shift = left.node().rowType().size();
            for (int i = 0; i < rights.length; i++) {
                both[leftWidth + i] = rights[i] < 0 ? -1 : rights[i] + shift;
            }
            return both;
        }
    }

    private Sides sides(PlanNode left, PlanNode right, BitSet read) {
        int leftWidth = left.rowType().size();
        int width = leftWidth + right.rowType().size();
        return new Sides(
                prune.apply(left, read.get(0, leftWidth)), prune.apply(right, read.get(leftWidth, width)), leftWidth);
    }
}
