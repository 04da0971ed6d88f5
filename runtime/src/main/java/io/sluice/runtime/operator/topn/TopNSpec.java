package io.sluice.runtime.operator.topn;

import io.sluice.planner.plan.SortKey;
import io.sluice.planner.plan.TopNNode.Ranking;
import io.sluice.planner.type.RowType;
import java.util.List;

/**
 * Which rows a Top-N keeps.
 *
 * @param input type of the rows that come in
 * @param partitionKeys none for one partition of all rows
 * @param offset ranks to skip, not negative
 * @param limit ranks to keep after these, not negative; Long.MAX_VALUE for all
 * @param withRank whether the rank is appended to the row
 * @param changing whether rows may be taken back; else rows that cannot be among the first ones any more are forgotten
 */
public record TopNSpec(
        RowType input,
        List<Integer> partitionKeys,
        List<SortKey> order,
        Ranking ranking,
        long offset,
        long limit,
        boolean withRank,
        boolean changing,
        RowType output) {
    public TopNSpec {
        partitionKeys = List.copyOf(partitionKeys);
        order = List.copyOf(order);
    }

    /** The last rank that is kept. */
    long lastRank() {
        return offset > Long.MAX_VALUE - limit ? Long.MAX_VALUE : offset + limit;
    }
}
