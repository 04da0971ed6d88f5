package io.sluice.runtime.operator.match;

import io.sluice.planner.expr.Expr;
import io.sluice.planner.plan.MatchPattern;
import io.sluice.planner.plan.MatchPattern.Alternation;
import io.sluice.planner.plan.MatchPattern.Repetition;
import io.sluice.planner.plan.MatchPattern.Sequence;
import io.sluice.planner.plan.MatchPattern.Symbol;
import io.sluice.planner.plan.MatchSlot;
import io.sluice.runtime.expr.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far conditions and measures look beyond the rows of a match, because of PREV and NEXT. */
final class PatternReach {
    /** Rows before the first of a match. */
    private int before;
    /** Rows after the one that is looked at. */
    private int after;

    static PatternReach of(MatchSpec spec) {
        PatternReach reach = new PatternReach();
        int[] distance = new int[spec.symbols().size()];
        Arrays.fill(distance, Integer.MAX_VALUE);
        shortest(spec.pattern(), 0, distance);
        for (int symbol = 0; symbol < distance.length; symbol++) {
            Optional<Expr> condition = spec.definitions().get(symbol);
            if (condition.isPresent()) {
                for (int slot : Columns.readBy(List.of(condition.get()))) {
                    reach.add(spec.definitionSlots().get(slot), symbol, distance[symbol]);
                }
            }
        }
        spec.measureSlots().forEach(slot -> reach.add(slot, -1, 0));
        return reach;
    }

    int before() {
        return before;
    }

    int after() {
        return after;
    }

    /** @param distance least number of rows of the match before the one that is looked at */
    private void add(MatchSlot slot, int symbol, int distance) {
        if (slot instanceof MatchSlot.Navigation navigation) {
            // Only of the row looked at itself is it known how far it stands from the first.
            int inside = SymbolConditions.isOfCurrentRow(navigation, symbol) ? distance : 0;
            before = Math.max(before, -navigation.physical() - inside);
            after = Math.max(after, navigation.physical());
        }
    }

    /** Notes for each symbol after how few rows it can come; gives the least number of rows of the whole. */
    private static int shortest(MatchPattern pattern, int from, int[] distance) {
        if (pattern instanceof Symbol symbol) {
            distance[symbol.index()] = Math.min(distance[symbol.index()], from);
            return 1;
        } else if (pattern instanceof Sequence sequence) {
            int length = 0;
            for (MatchPattern part : sequence.parts()) {
                length += shortest(part, from + length, distance);
            }
            return length;
        } else if (pattern instanceof Alternation alternation) {
            int least = Integer.MAX_VALUE;
            for (MatchPattern part : alternation.parts()) {
                least = Math.min(least, shortest(part, from, distance));
            }
            return least;
        }
        Repetition repetition = (Repetition) pattern;
        return repetition.least() * shortest(repetition.part(), from, distance);
    }
}
