package io.sluice.planner.plan;

import io.sluice.planner.type.SqlType;
import java.util.List;

/** A value that a condition or measure of a {@link MatchNode} reads: from a row of the match, or of all its rows so far. */
public sealed interface MatchSlot {
    SqlType type();

    /**
     * A column of one row: of those that fit one of the symbols the first or last, then {@code logical} such rows further in or back, then
     * {@code physical} rows of the partition further on (or back, when negative). NULL when there is no such row.
     *
     * @param symbols none: all rows of the match
     * @param running only the rows up to the current one count; else all of the match
     */
    record Navigation(
            int column, List<Integer> symbols, boolean first, int logical, int physical, boolean running, SqlType type)
            implements MatchSlot {
        public Navigation {
            symbols = List.copyOf(symbols);
        }
    }

    /**
     * COUNT, SUM, MIN or MAX of a column over the rows that fit one of the symbols.
     *
     * @param column −1 for COUNT(*)
     * @param symbols none: all rows of the match
     */
    record Aggregated(AggregateFunction function, int column, List<Integer> symbols, boolean running, SqlType type)
            implements MatchSlot {
        public Aggregated {
            symbols = List.copyOf(symbols);
        }
    }

    /** Name of the symbol that the current row fits; with {@code running} false that of the last row. */
    record Classifier(boolean running, SqlType type) implements MatchSlot {}

    /** Number of the match within its partition, from 1. */
    record MatchNumber(SqlType type) implements MatchSlot {}
}
