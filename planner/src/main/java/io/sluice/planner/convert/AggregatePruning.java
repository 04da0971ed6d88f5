package io.sluice.planner.convert;

import io.sluice.planner.plan.AggregateCall;
import io.sluice.planner.plan.AggregateNode;
import io.sluice.planner.plan.FilterNode;
import io.sluice.planner.plan.GroupingSetsNode;
import io.sluice.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiFunction;

/** Takes away aggregates that nobody reads, and below them the columns that neither a group's key nor an aggregate reads. */
final class AggregatePruning {
    private final PlanFactory factory;
    private final BiFunction<PlanNode, BitSet, Pruned> prune;

    /** @param prune of an input, to the columns given */
    AggregatePruning(PlanFactory factory, BiFunction<PlanNode, BitSet, Pruned> prune) {
        this.factory = factory;
        this.prune = prune;
    }

    Pruned aggregate(AggregateNode node, BitSet needed) {
        int keys = node.groupKeys().size();
        List<Integer> kept = new ArrayList<>();
        BitSet below = new BitSet();
        for (int i = 0; i < keys; i++) {
            kept.add(i);
            below.set(node.groupKeys().get(i));
        }
        List<AggregateCall> calls = new ArrayList<>();
        for (int i = 0; i < node.calls().size(); i++) {
            boolean last = keys == 0 && calls.isEmpty() && i == node.calls().size() - 1;
            if (needed.get(keys + i) || last) {
                AggregateCall call = node.calls().get(i);
                calls.add(call);
                kept.add(keys + i);
                call.columns().forEach(below::set);
            }
        }
        Pruned input = counted(prune.apply(node.input(), below), below);
        List<AggregateCall> moved = calls.stream()
                .map(c -> c.mapColumns(column -> input.positions()[column]))
                .toList();
        return new Pruned(
                factory.aggregate(input.node(), input.at(node.groupKeys()), moved, node.emit()),
                Pruned.positionsOf(kept, node.rowType().size()));
    }

    /** Where rows are only counted a filter need not pass on any column. */
    private Pruned counted(Pruned input, BitSet read) {
        return read.isEmpty() && input.node() instanceof FilterNode ? input.only(read, input.node(), factory) : input;
    }

    /** All keys stay, and so do the groupings. */
    Pruned groupingSets(GroupingSetsNode node, BitSet needed) {
        int keys = node.groupKeys().size();
        List<Integer> kept = new ArrayList<>();
        BitSet below = new BitSet();
        for (int i = 0; i < keys; i++) {
            kept.add(i);
            below.set(node.groupKeys().get(i));
        }
        List<AggregateCall> calls = new ArrayList<>();
        for (int i = 0; i < node.calls().size(); i++) {
            // A set without keys needs a call, or it would be DISTINCT of nothing.
            boolean last = calls.isEmpty() && i == node.calls().size() - 1;
            if (needed.get(keys + i) || last) {
                calls.add(node.calls().get(i));
                kept.add(keys + i);
                node.calls().get(i).columns().forEach(below::set);
            }
        }
        for (int i = 0; i < node.groupings().size(); i++) {
            kept.add(keys + node.calls().size() + i);
        }
        Pruned input = prune.apply(node.input(), below);
        return new Pruned(
                GroupingSets.node(
                        factory,
                        input.node(),
                        input.at(node.groupKeys()),
                        GroupingSets.positions(node),
                        calls.stream()
                                .map(c -> c.mapColumns(column -> input.positions()[column]))
                                .toList(),
                        node.groupings(),
                        GroupingSets.groupingNames(node),
                        node.sets().get(0).emit()),
                Pruned.positionsOf(kept, node.rowType().size()));
    }
}
