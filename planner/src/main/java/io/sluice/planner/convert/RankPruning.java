package io.sluice.planner.convert;

import io.sluice.planner.plan.OverCall;
import io.sluice.planner.plan.OverNode;
import io.sluice.planner.plan.PlanNode;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.TopNNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The nodes that rank rows after columns of their input were taken away. */
final class RankPruning {
    private RankPruning() {}

    static void reads(List<Integer> partitionKeys, List<SortKey> order, BitSet into) {
        partitionKeys.forEach(into::set);
        order.forEach(key -> into.set(key.column()));
    }

    /** @param kept which calls stay */
    static void reads(OverNode node, int[] kept, BitSet into) {
        reads(node.partitionKeys(), node.order(), into);
        for (int i : kept) {
            OverCall call = node.calls().get(i);
            call.args().forEach(into::set);
            call.aggregate().ifPresent(aggregate -> aggregate.columns().forEach(into::set));
        }
    }

    /** A template for {@link PlanFactory#topN}. */
    static TopNNode topN(TopNNode node, int[] positions, boolean withRank) {
        return new TopNNode(
                node.input(),
                moved(node.partitionKeys(), positions),
                order(node.order(), positions),
                node.ranking(),
                node.offset(),
                node.limit(),
                withRank,
                node.window(),
                node.traits());
    }

    /** Keys and calls with their columns moved; input and traits do not matter. */
    static OverNode over(OverNode node, int[] kept, int[] positions) {
        List<OverCall> calls = new ArrayList<>();
        for (int i : kept) {
            OverCall call = node.calls().get(i);
            calls.add(new OverCall(
                    call.function(),
                    call.aggregate().map(aggregate -> aggregate.mapColumns(column -> positions[column])),
                    moved(call.args(), positions),
                    call.constants(),
                    call.ignoreNulls(),
                    call.frame(),
                    call.type(),
                    call.name(),
                    call.span()));
        }
        return new OverNode(
                node.input(),
                moved(node.partitionKeys(), positions),
                order(node.order(), positions),
                calls,
                node.window(),
                node.traits());
    }

    private static List<Integer> moved(List<Integer> columns, int[] positions) {
        return columns.stream().map(column -> positions[column]).toList();
    }

    private static List<SortKey> order(List<SortKey> keys, int[] positions) {
        return keys.stream()
                .map(key -> new SortKey(positions[key.column()], key.descending(), key.nullsFirst()))
                .toList();
    }

    /** Where columns stand once those of the input have moved and only the kept appended ones follow them. */
    static int[] positions(int[] input, PlanNode pruned, int[] kept) {
        int bound = input.length + (kept.length == 0 ? 0 : kept[kept.length - 1] + 1);
        int[] positions = Arrays.copyOf(input, bound);
        Arrays.fill(positions, input.length, bound, -1);
        for (int i = 0; i < kept.length; i++) {
            positions[input.length + kept[i]] = pruned.rowType().size() + i;
        }
        return positions;
    }
}
