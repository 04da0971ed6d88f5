package io.sluice.planner.convert;

import io.sluice.planner.plan.CountWindowNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SessionNode;
import io.sluice.planner.plan.WindowNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiFunction;

/** Takes away columns below a window that neither it nor anybody above reads. */
final class WindowPruning {
    private final PlanFactory factory;
    private final BiFunction<PlanNode, BitSet, Pruned> prune;

    /** @param prune of an input, to the columns given */
    WindowPruning(PlanFactory factory, BiFunction<PlanNode, BitSet, Pruned> prune) {
        this.factory = factory;
        this.prune = prune;
    }

    Pruned window(WindowNode node, BitSet needed) {
        int width = node.input().rowType().size();
        BitSet below = needed.get(0, width);
        below.set(node.timeColumn());
        Pruned input = prune.apply(node.input(), below);
        return new Pruned(
                factory.window(input.node(), node.window(), input.positions()[node.timeColumn()]),
                withWindow(input, width, 3));
    }

    Pruned session(SessionNode node, BitSet needed) {
        int width = node.input().rowType().size();
        BitSet below = needed.get(0, width);
        below.set(node.timeColumn());
        node.partitionKeys().forEach(below::set);
        Pruned input = prune.apply(node.input(), below);
        int time = input.positions()[node.timeColumn()];
        return new Pruned(
                factory.session(input.node(), time, input.at(node.partitionKeys()), node.gap(), node.grace()),
                withWindow(input, width, 3));
    }

    Pruned countWindow(CountWindowNode node, BitSet needed) {
        int width = node.input().rowType().size();
        BitSet below = needed.get(0, width);
        node.partitionKeys().forEach(below::set);
        Pruned input = prune.apply(node.input(), below);
        return new Pruned(
                CountWindowConverter.node(
                        input.node(), input.at(node.partitionKeys()), node.size(), node.slide(), factory),
                withWindow(input, width, 2));
    }

    /** Where columns stand behind which a window adds some. */
    private static int[] withWindow(Pruned input, int width, int added) {
        int newWidth = input.node().rowType().size();
        int[] positions = Arrays.copyOf(input.positions(), width + added);
        for (int i = 0; i < added; i++) {
            positions[width + i] = newWidth + i;
        }
        return positions;
    }
}
