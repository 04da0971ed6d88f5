package io.sluice.planner.convert;

import io.sluice.planner.plan.MatchPattern;
import io.sluice.planner.plan.MatchPattern.Alternation;
import io.sluice.planner.plan.MatchPattern.Repetition;
import io.sluice.planner.plan.MatchPattern.Sequence;
import io.sluice.planner.plan.MatchPattern.Symbol;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** The pattern of MATCH_RECOGNIZE; numbers its symbols in the order in which they first stand in it. */
final class MatchPatterns {
    private static final int MOST_REPETITIONS = 1_000;

    private final List<String> symbols;
    private final Problems problems;

    /** @param symbols filled with the names met */
    MatchPatterns(List<String> symbols, Problems problems) {
        this.symbols = symbols;
        this.problems = problems;
    }

    MatchPattern convert(RexNode node) {
        MatchPattern pattern = part(node, false);
        if (canBeEmpty(pattern)) {
            throw problems.notSupported(
                    null,
                    "this pattern can match no row at all",
                    "let it begin with a variable that must be there: write A+ for A*");
        }
        return pattern;
    }

    private MatchPattern part(RexNode node, boolean excluded) {
        if (node instanceof RexLiteral name) {
            return new Symbol(symbol(name.getValueAs(String.class)), excluded);
        }
        RexCall call = (RexCall) node;
        switch (call.getKind()) {
            case PATTERN_CONCAT -> {
                return new Sequence(parts(call, excluded));
            }
            case PATTERN_ALTER -> {
                return new Alternation(parts(call, excluded));
            }
            case PATTERN_EXCLUDED -> {
                return part(call.operands.get(0), true);
            }
            case PATTERN_QUANTIFIER -> {
                return repetition(call, excluded);
            }
            default -> throw problems.notSupported(null, "this pattern is not supported: " + call.getKind(), "");
        }
    }

    private List<MatchPattern> parts(RexCall call, boolean excluded) {
        List<MatchPattern> parts = new ArrayList<>();
        call.operands.forEach(operand -> parts.add(part(operand, excluded)));
        return parts;
    }

    private int symbol(String name) {
        int at = symbols.indexOf(name);
        if (at < 0) {
            symbols.add(name);
            return symbols.size() - 1;
        }
        return at;
    }

    private MatchPattern repetition(RexCall call, boolean excluded) {
        MatchPattern part = part(call.operands.get(0), excluded);
        int least = number(call.operands.get(1));
        int most = number(call.operands.get(2));
        boolean reluctant = ((RexLiteral) call.operands.get(3)).isAlwaysTrue();
        if (least > MOST_REPETITIONS || most > MOST_REPETITIONS) {
            throw problems.notSupported(
                    null, "more than " + MOST_REPETITIONS + " repetitions are not supported", "write + or *");
        }
        if (most >= 0 && most < least || most == 0) {
            throw problems.notSupported(null, "a quantifier {n,m} needs n <= m and m > 0", "");
        }
        if (most < 0 && canBeEmpty(part)) {
            throw problems.notSupported(
                    null,
                    "a part of the pattern that can be empty is repeated without end",
                    "take the inner quantifier away: write A* for (A?)*");
        }
        return new Repetition(part, least, most, reluctant);
    }

    private static int number(RexNode node) {
        Integer value = ((RexLiteral) node).getValueAs(Integer.class);
        return value == null ? -1 : value;
    }

    static boolean canBeEmpty(MatchPattern pattern) {
        if (pattern instanceof Sequence sequence) {
            return sequence.parts().stream().allMatch(MatchPatterns::canBeEmpty);
        } else if (pattern instanceof Alternation alternation) {
            return alternation.parts().stream().anyMatch(MatchPatterns::canBeEmpty);
        } else if (pattern instanceof Repetition repetition) {
            return repetition.least() == 0 || canBeEmpty(repetition.part());
        }
        return false;
    }
}
