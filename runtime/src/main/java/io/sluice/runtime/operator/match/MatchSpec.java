package io.sluice.runtime.operator.match;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.MatchNode.Output;
import io.sluice.planner.plan.MatchNode.Skip;
import io.sluice.planner.plan.MatchPattern;
import io.sluice.planner.plan.MatchSlot;
import io.sluice.planner.plan.SortKey;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * What is matched, and what comes of it.
 *
 * @param withinUnits last and first row of a match are less than this apart, in the unit of the first sort key; Long.MAX_VALUE for no limit
 * @param timed whether the first sort key is event time: rows below the watermark are late, complete ones are freed
 */
public record MatchSpec(
        RowType input,
        List<Integer> partitionKeys,
        List<SortKey> order,
        List<String> symbols,
        MatchPattern pattern,
        boolean anchoredStart,
        boolean anchoredEnd,
        List<Optional<Expr>> definitions,
        List<MatchSlot> definitionSlots,
        List<MatchSlot> measureSlots,
        List<Output> outputs,
        boolean allRows,
        Skip skip,
        long withinUnits,
        boolean timed,
        RowType output) {
    boolean numbersMatches() {
        return measureSlots.stream().anyMatch(MatchSlot.MatchNumber.class::isInstance)
                || definitionSlots.stream().anyMatch(MatchSlot.MatchNumber.class::isInstance);
    }

    int timeColumn() {
        return order.get(0).column();
    }
}
