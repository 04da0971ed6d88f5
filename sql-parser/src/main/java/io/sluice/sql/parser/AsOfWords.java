package io.sluice.sql.parser;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * ASOF JOIN in the spelling whose match stands in ON: {@code ASOF [LEFT] JOIN b ON a.k = b.k AND a.ts >= b.ts}. The one with MATCH_CONDITION is
 * Calcite's own.
 */
final class AsOfWords {
    private AsOfWords() {}

    /** Whether the word at {@code index} says that the join it stands before is an ASOF join of our spelling. */
    static boolean beginIsland(List<CommonToken> tokens, int index) {
        if (!is(tokens, index, "ASOF")) {
            return false;
        }
        int next = index + 1;
        if (is(tokens, next, "LEFT") || is(tokens, next, "INNER")) {
            next += is(tokens, next + 1, "OUTER") ? 2 : 1;
        }
        return is(tokens, next, "JOIN") && !hasMatchCondition(tokens, next);
    }

    private static boolean hasMatchCondition(List<CommonToken> tokens, int join) {
        int depth = 0;
        for (int i = join + 1; i < tokens.size() && depth >= 0; i++) {
            int type = tokens.get(i).getType();
            depth += type == DialectLexer.LEFT ? 1 : type == DialectLexer.RIGHT ? -1 : 0;
            if (depth == 0 && is(tokens, i, "MATCH_CONDITION")) {
                return true;
            }
            if (depth == 0 && (is(tokens, i, "ON") || is(tokens, i, "JOIN") || is(tokens, i, "USING"))) {
                return false;
            }
        }
        return false;
    }

    private static boolean is(List<CommonToken> tokens, int index, String word) {
        return index < tokens.size() && tokens.get(index).getText().equalsIgnoreCase(word);
    }
}
