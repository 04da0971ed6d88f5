package io.sluice.planner.explain;

import io.sluice.planner.plan.MatchNode;
import io.sluice.planner.plan.MatchPattern;
import io.sluice.planner.type.RowType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** MATCH_RECOGNIZE as a line of EXPLAIN. */
final class MatchPrinter {
    private MatchPrinter() {}

    static String print(MatchNode node) {
        RowType input = node.input().rowType();
        String partition = node.partitionKeys().isEmpty()
                ? ""
                : " by ["
                        + String.join(", ", input.project(node.partitionKeys()).names()) + "]";
        String order = node.order().stream()
                .map(key -> PlanPrinter.sortKey(key, input))
                .collect(Collectors.joining(", ", " order [", "]"));
        String skip = node.skip().to().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String to = node.skip().symbols().stream().map(node.symbols()::get).collect(Collectors.joining(", "));
        return "Match" + partition + order + " pattern (" + (node.anchoredStart() ? "^ " : "")
                + pattern(node.pattern(), node.symbols()) + (node.anchoredEnd() ? " $" : "") + ")"
                + (node.allRows() ? " all rows" : "")
                + " skip " + skip + (to.isEmpty() ? "" : " " + to)
                + node.within().map(w -> " within " + Durations.print(w)).orElse("");
    }

    private static String pattern(MatchPattern pattern, List<String> symbols) {
        if (pattern instanceof MatchPattern.Symbol symbol) {
            String name = symbols.get(symbol.index());
            return symbol.excluded() ? "{- " + name + " -}" : name;
        } else if (pattern instanceof MatchPattern.Sequence sequence) {
            return sequence.parts().stream().map(p -> pattern(p, symbols)).collect(Collectors.joining(" "));
        } else if (pattern instanceof MatchPattern.Alternation alternation) {
            return alternation.parts().stream()
                    .map(p -> pattern(p, symbols))
                    .collect(Collectors.joining(" | ", "(", ")"));
        }
        MatchPattern.Repetition repetition = (MatchPattern.Repetition) pattern;
        String part = pattern(repetition.part(), symbols);
        boolean single = repetition.part() instanceof MatchPattern.Symbol
                || repetition.part() instanceof MatchPattern.Alternation;
        return (single ? part : "(" + part + ")") + quantifier(repetition) + (repetition.reluctant() ? "?" : "");
    }

    private static String quantifier(MatchPattern.Repetition repetition) {
        if (repetition.most() < 0 && repetition.least() < 2) {
            return repetition.least() == 0 ? "*" : "+";
        }
        if (repetition.least() == 0 && repetition.most() == 1) {
            return "?";
        }
        return "{" + repetition.least() + "," + (repetition.most() < 0 ? "" : repetition.most()) + "}";
    }
}
