package io.sluice.planner.convert;

import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.UnnestNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;

/** Takes away columns that only a collection is made of before its elements are laid out; those of the element all stay. */
final class UnnestPruning {
    private UnnestPruning() {}

    /** @param prune of an input, to the columns given */
    static Pruned unnest(
            UnnestNode node, BitSet needed, PlanFactory factory, BiFunction<PlanNode, BitSet, Pruned> prune) {
        int passed = node.columns().size();
        int width = node.rowType().size();
        boolean ordinality = node.ordinality() && needed.get(width - 1);
        int end = width - (node.ordinality() && !ordinality ? 1 : 0);
        List<Integer> kept = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        BitSet below = new BitSet();
        for (int i = 0; i < end; i++) {
            if (i >= passed) {
                kept.add(i);
            } else if (needed.get(i)) {
                kept.add(i);
                columns.add(node.columns().get(i));
                below.set(node.columns().get(i));
            }
        }
        ExprRewriter.columnsOf(node.collection(), below);
        Pruned input = prune.apply(node.input(), below);
        List<String> names = node.rowType().names().subList(passed, end);
        return new Pruned(
                factory.unnest(
                        input.node(),
                        input.at(columns),
                        input.move(node.collection()),
                        names,
                        ordinality,
                        node.outer()),
                Pruned.positionsOf(kept, width));
    }
}
