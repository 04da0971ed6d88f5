package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the first rows of each partition in an order: {@code ROW_NUMBER() … <= n}, deduplication (a limit of one), ORDER BY … LIMIT of a
 * standing query. Rows that the order leaves equal are told apart by all their columns, so that the choice does not depend on history.
 *
 * @param partitionKeys none: one partition of all rows
 * @param ranking how rows are numbered; with RANK and DENSE_RANK equal rows pass or fail together
 * @param offset ranks to skip; empty for none. Like {@code limit} a constant
 * @param limit ranks to keep after the skipped ones; empty for all
 * @param withRank appends the rank as a BIGINT column
 * @param window which partition keys say that partitions belong to event-time windows, so that their state is freed once these close
 */
public record TopNNode(
        PlanNode input,
        List<Integer> partitionKeys,
        List<SortKey> order,
        Ranking ranking,
        Optional<Expr> offset,
        Optional<Expr> limit,
        boolean withRank,
        Optional<WindowKeys> window,
        PlanTraits traits)
        implements PlanNode {
    /** How rows are numbered. */
    public enum Ranking {
        ROW_NUMBER,
        RANK,
        DENSE_RANK
    }

    public TopNNode {
        partitionKeys = List.copyOf(partitionKeys);
        order = List.copyOf(order);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitTopN(this);
    }
}
