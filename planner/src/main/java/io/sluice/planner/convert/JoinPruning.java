package io.sluice.planner.convert;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.AsOfJoinNode;
import io.sluice.planner.plan.JoinKey;
import io.sluice.planner.plan.JoinNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.TemporalJoinNode;
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
        readKeys(node.keys(), leftWidth, read);
        node.leftExpiry().ifPresent(expiry -> read.set(expiry.column()));
        node.rightExpiry().ifPresent(expiry -> read.set(leftWidth + expiry.column()));
        Sides sides = sides(node.left(), node.right(), read);
        List<JoinKey> keys = sides.moved(node.keys());
        Optional<Expr> residual = node.residual().map(condition -> ExprRewriter.mapColumns(condition, sides::position));
        PlanNode join = factory.join(
                sides.left.node(), sides.right.node(), node.kind(), keys, residual, JoinTimes.graceOf(node));
        return new Pruned(join, Arrays.copyOf(sides.positions(), node.rowType().size()));
    }

    Pruned temporal(TemporalJoinNode node, BitSet needed) {
        int leftWidth = node.left().rowType().size();
        BitSet read = (BitSet) needed.clone();
        node.residual().ifPresent(condition -> ExprRewriter.columnsOf(condition, read));
        readKeys(node.keys(), leftWidth, read);
        if (node.leftTime() >= 0) {
            read.set(node.leftTime());
            read.set(leftWidth + node.rightTime());
        }
        List<Integer> key = node.right().traits().key();
        // The key says which changes give a new version; without one, versions of one time are told apart by all
        // columns.
        key.forEach(column -> read.set(leftWidth + column));
        if (key.isEmpty()) {
            read.set(leftWidth, leftWidth + node.right().rowType().size());
        }
        Sides sides = sides(node.left(), node.right(), read);
        PlanNode join = factory.temporalJoin(
                sides.left.node(),
                sides.right.node(),
                node.kind(),
                sides.moved(node.keys()),
                node.residual().map(condition -> ExprRewriter.mapColumns(condition, sides::position)),
                node.leftTime() < 0 ? -1 : sides.left.positions()[node.leftTime()],
                node.leftTime() < 0 ? -1 : sides.right.positions()[node.rightTime()]);
        return new Pruned(join, sides.positions());
    }

    Pruned asOf(AsOfJoinNode node, BitSet needed) {
        int leftWidth = node.left().rowType().size();
        BitSet read = (BitSet) needed.clone();
        readKeys(node.keys(), leftWidth, read);
        read.set(node.leftOrder());
        // Of rows equally near the first in row order is met: every column has a say.
        read.set(leftWidth, leftWidth + node.right().rowType().size());
        Sides sides = sides(node.left(), node.right(), read);
        PlanNode join = factory.asOfJoin(
                sides.left.node(),
                sides.right.node(),
                node.kind(),
                sides.moved(node.keys()),
                sides.left.positions()[node.leftOrder()],
                node.comparison(),
                sides.right.positions()[node.rightOrder()]);
        return new Pruned(join, sides.positions());
    }

    private static void readKeys(List<JoinKey> keys, int leftWidth, BitSet into) {
        for (JoinKey key : keys) {
            into.set(key.left());
            into.set(leftWidth + key.right());
        }
    }

    /** Both inputs, pruned to what is read of them. */
    private record Sides(Pruned left, Pruned right, int leftWidth) {
        int position(int column) {
            return positions()[column];
        }

        List<JoinKey> moved(List<JoinKey> keys) {
            return keys.stream()
                    .map(key ->
                            new JoinKey(left.positions()[key.left()], right.positions()[key.right()], key.nullSafe()))
                    .toList();
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
