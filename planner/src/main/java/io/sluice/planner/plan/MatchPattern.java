package io.sluice.planner.plan;

import java.util.List;

/** A row pattern over symbols, which are numbered in the order of {@link MatchNode#symbols}. */
public sealed interface MatchPattern {
    /**
     * One row that fits the symbol.
     *
     * @param excluded ALL ROWS PER MATCH does not give the row out
     */
    record Symbol(int index, boolean excluded) implements MatchPattern {}

    /** One part after the other. */
    record Sequence(List<MatchPattern> parts) implements MatchPattern {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** The first part that leads to a match. */
    record Alternation(List<MatchPattern> parts) implements MatchPattern {
        public Alternation {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The part again and again.
     *
     * @param most −1 for no limit
     * @param reluctant as few times as lead to a match, instead of as many
     */
    record Repetition(MatchPattern part, int least, int most, boolean reluctant) implements MatchPattern {}
}
