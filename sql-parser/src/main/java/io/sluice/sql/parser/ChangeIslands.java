package io.sluice.sql.parser;

import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Finds the islands of statements that change rows, outside parentheses: ON CONFLICT, the FROM of an UPDATE, WHEN and THEN of a MERGE. */
final class ChangeIslands {
    private ChangeIslands() {}

    /** Retypes the words that begin an island. */
    static void mark(List<CommonToken> tokens) {
        int verb = verb(tokens);
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (type(tokens, i) == DialectLexer.LEFT) {
                depth++;
            } else if (type(tokens, i) == DialectLexer.RIGHT) {
                depth--;
            } else if (depth == 0) {
                mark(tokens, i, verb);
            }
        }
    }

    private static void mark(List<CommonToken> tokens, int i, int verb) {
        int next = type(tokens, i + 1);
        int island = 0;
        switch (verb) {
            case DialectLexer.INSERT:
                int after = type(tokens, i + 2);
                boolean conflict = type(tokens, i) == DialectLexer.ON
                        && next == DialectLexer.CONFLICT
                        && (after == DialectLexer.LEFT || after == DialectLexer.DO);
                island = conflict ? DialectParser.CONFLICT_ISLAND : 0;
                break;
            case DialectLexer.UPDATE:
                // IS DISTINCT FROM compares two values.
                boolean from = type(tokens, i) == DialectLexer.FROM
                        && !tokens.get(i - 1).getText().equalsIgnoreCase("DISTINCT");
                island = from ? DialectParser.MERGE_FROM : 0;
                break;
            case DialectLexer.MERGE:
                if (type(tokens, i) == DialectLexer.WHEN) {
                    boolean matched = next == DialectLexer.MATCHED
                            || next == DialectLexer.NOT && type(tokens, i + 2) == DialectLexer.MATCHED;
                    island = matched ? DialectParser.MERGE_WHEN : 0;
                } else if (type(tokens, i) == DialectLexer.THEN) {
                    island = isAction(next) ? DialectParser.MERGE_THEN : 0;
                }
                break;
            default:
                break;
        }
        if (island != 0) {
            tokens.get(i).setType(island);
        }
    }

    private static boolean isAction(int type) {
        return type == DialectLexer.UPDATE
                || type == DialectLexer.DELETE
                || type == DialectLexer.INSERT
                || type == DialectLexer.DO;
    }

    /** The type of the word that says what the statement does. */
    private static int verb(List<CommonToken> tokens) {
        for (CommonToken token : tokens) {
            switch (token.getType()) {
                case DialectLexer.EXPLAIN:
                case DialectLexer.LOGICAL:
                case DialectLexer.PHYSICAL:
                case DialectLexer.ANALYZE:
                    break;
                default:
                    return token.getType();
            }
        }
        return Token.EOF;
    }

    private static int type(List<CommonToken> tokens, int i) {
        return i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }
}
