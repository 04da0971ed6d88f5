package io.sluice.planner.plan;

import io.sluice.planner.expr.Expr;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * MATCH_RECOGNIZE: finds a row pattern in each partition. The result is what the pattern finds in all rows accepted so far; rows that the
 * order leaves equal are told apart by all their columns.
 *
 * @param order at least one; with {@code within} the first is a time, ascending
 * @param symbols names, which the pattern and the slots number
 * @param anchoredStart a match begins only at the first row of the partition
 * @param anchoredEnd a match ends only at the last row of the partition
 * @param definitions a condition per symbol over {@code definitionSlots}; empty for a symbol that any row fits
 * @param within last and first row of a match are less than this apart; empty for no limit
 * @param outputs what each row given out consists of
 * @param allRows a row out for each row of a match; else one for each match
 */
public record MatchNode(
        PlanNode input,
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
        Optional<Duration> within,
        PlanTraits traits)
        implements PlanNode {
    /**
     * One column of the result: a column of the input, or a measure.
     *
     * @param column of the input; −1 for a measure
     * @param measure over {@code measureSlots}; empty for a column of the input
     */
    public record Output(int column, Optional<Expr> measure) {}

    /**
     * Where the search goes on after a match.
     *
     * @param symbols for TO_FIRST and TO_LAST: the row is the first or last that fits one of these
     */
    public record Skip(To to, List<Integer> symbols) {
        public Skip {
            symbols = List.copyOf(symbols);
        }

        public enum To {
            PAST_LAST_ROW,
            NEXT_ROW,
            FIRST,
            LAST
        }
    }

    public MatchNode {
        partitionKeys = List.copyOf(partitionKeys);
        order = List.copyOf(order);
        symbols = List.copyOf(symbols);
        definitions = List.copyOf(definitions);
        definitionSlots = List.copyOf(definitionSlots);
        measureSlots = List.copyOf(measureSlots);
        outputs = List.copyOf(outputs);
    }

    /** The same over another input of the same columns. */
    public MatchNode over(PlanNode other) {
        return new MatchNode(
                other,
                partitionKeys,
                order,
                symbols,
                pattern,
                anchoredStart,
                anchoredEnd,
                definitions,
                definitionSlots,
                measureSlots,
                outputs,
                allRows,
                skip,
                within,
                traits);
    }

    /** Whether the rows come in the order of event time, so that the watermark tells which of them are complete. */
    public boolean followsEventTime() {
        SortKey first = order.get(0);
        return !first.descending()
                && input.traits().changes() == ChangeMode.APPEND
                && input.traits()
                        .eventTime()
                        .filter(time -> time.column() == first.column())
                        .isPresent();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visitMatch(this);
    }
}
