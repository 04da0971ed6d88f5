package io.sluice.planner.plan;

import java.util.List;

/**
 * Several aggregates over the same rows, each by some of the keys: GROUPING SETS, ROLLUP and CUBE. Output columns: all group keys, NULL
 * where a set does not have them; the aggregates; then the groupings.
 *
 * @param groupKeys columns of the input
 * @param sets one aggregate a set, all over {@code input} with the same calls; their keys are some of {@code groupKeys}, in this order
 * @param groupings what each GROUPING asks for, positions in {@code groupKeys}: a BIGINT with one bit a key, the first one highest, that is
 *     set where the set does not have the key
 */
public record GroupingSetsNode(
        PlanNode input,
        List<Integer> groupKeys,
        List<AggregateNode> sets,
        List<List<Integer>> groupings,
        PlanTraits traits)
        implements PlanNode {
    public GroupingSetsNode {
        groupKeys = List.copyOf(groupKeys);
        sets = List.copyOf(sets);
        groupings = groupings.stream().map(List::copyOf).toList();
    }

    /** The calls of every set. */
    public List<AggregateCall> calls() {
        return sets.get(0).calls();
    }

    /** The value of a grouping in the rows of a set. */
    public long grouping(int index, AggregateNode set) {
        long bits = 0;
        for (int position : groupings.get(index)) {
            bits = bits << 1 | (set.groupKeys().contains(groupKeys.get(position)) ? 0 : 1);
        }
        return bits;
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitGroupingSets(this);
    }
}
