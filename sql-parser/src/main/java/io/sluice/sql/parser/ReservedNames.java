package io.sluice.sql.parser;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Finds the words that Calcite reserves but users rightly take for column names, {@code date}, {@code time}, {@code
 * offset}, {@code stream} … (or silently reads as functions: {@code user}), where they stand as names: an operand is due, and
 * neither a literal nor a call follows. Also functions whose calls it would misread.
 */
final class ReservedNames {
    static final Set<String> WORDS = Set.of(
            "DATE",
            "USER",
            "DESCRIBE",
            "EXPLAIN",
            "PI",
            "TIME",
            "TIMESTAMP",
            "DATETIME",
            "OFFSET",
            "STREAM",
            "UUID",
            "MEASURE",
            "PATTERN",
            "SNAPSHOT",
            "SKIP",
            "NEXT",
            "NEW",
            "VOLATILE",
            "CURSOR",
            "CALL",
            "DEFINE",
            "VARIANT",
            "ORDINAL",
            "MONDAY",
            "TUESDAY",
            "WEDNESDAY",
            "THURSDAY",
            "FRIDAY",
            "SATURDAY",
            "SUNDAY");

    /** Reserved words and signs after which an operand or a name is due. */
    static final Set<String> BEFORE = Set.of(
            "SELECT",
            "DISTINCT",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "ON",
            "BY",
            "HAVING",
            "QUALIFY",
            "WHEN",
            "THEN",
            "ELSE",
            "CASE",
            "BETWEEN",
            "LIKE",
            "FROM",
            "JOIN",
            "AS",
            "SET",
            "TABLE",
            "INTO",
            "UPDATE",
            ",",
            "(",
            ".",
            "[",
            "=",
            "<",
            ">",
            "+",
            "-",
            "*",
            "/",
            "%",
            "|");

    /** Functions for which Calcite has a grammar of its own that does not take {@code DATE_DIFF('day', from, to)}. */
    private static final Set<String> FUNCTIONS = Set.of("DATE_DIFF", "DATEDIFF");

    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

    private ReservedNames() {}

    /** Indexes of the tokens to be replaced by stand-ins. */
    static BitSet find(List<? extends Token> tokens) {
        BitSet names = new BitSet();
        // One entry for each open parenthesis: whether a data type stands there, after the AS of a CAST.
        Deque<Boolean> types = new ArrayDeque<>();
        Deque<Boolean> casts = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = upper(tokens, i);
            if (word.equals("(")) {
                types.push(inType(types));
                casts.push(CASTS.contains(upper(tokens, i - 1)));
            } else if (word.equals(")") && !types.isEmpty()) {
                types.pop();
                casts.pop();
            } else if (word.equals("AS") && !casts.isEmpty() && casts.peek()) {
                types.pop();
                types.push(true);
            } else if (GroupByAll.isAt(tokens, i)
                    || FUNCTIONS.contains(word) && upper(tokens, i + 1).equals("(")) {
                names.set(i);
            } else if (word.equals("DEFAULT") && upper(tokens, i - 1).equals("=")) {
                // Calcite's UPDATE does not know it as a value.
                names.set(i);
            } else if (WORDS.contains(word) && !inType(types) && isName(tokens, i, word)) {
                names.set(i);
            }
        }
        return names;
    }

    private static boolean inType(Deque<Boolean> types) {
        return !types.isEmpty() && types.peek();
    }

    private static boolean isName(List<? extends Token> tokens, int i, String word) {
        if (word.equals("STREAM")) {
            return true;
        }
        int next = i + 1 < tokens.size() ? tokens.get(i + 1).getType() : Token.EOF;
        boolean literal = next == DialectLexer.STRING || next == DialectLexer.NUMBER || next == DialectLexer.LEFT;
        boolean due = i == 0 || BEFORE.contains(upper(tokens, i - 1));
        return upper(tokens, i - 1).equals(".") || !literal && due;
    }

    /** Whether SELECT STREAM means a stream of rows, because an expression follows. */
    static boolean isSelectStream(List<? extends Token> tokens, int i) {
        if (i == 0
                || tokens.get(i).getType() != DialectLexer.STREAM
                || !upper(tokens, i - 1).equals("SELECT")) {
            return false;
        }
        int next = i + 1 < tokens.size() ? tokens.get(i + 1).getType() : Token.EOF;
        switch (next) {
            case DialectLexer.QUOTED:
            case DialectLexer.BACKQUOTED:
            case DialectLexer.STRING:
            case DialectLexer.NUMBER:
                return true;
            case DialectLexer.IDENTIFIER:
                return !Keywords.paints(tokens.get(i + 1).getText())
                        || upper(tokens, i + 1).equals("DISTINCT");
            case DialectLexer.OTHER:
                // "stream * 2" is arithmetic only when an operand follows.
                return upper(tokens, i + 1).equals("*")
                        && Set.of("FROM", ",", "").contains(upper(tokens, i + 2));
            default:
                return Keywords.isName(next);
        }
    }

    /** The token's text in upper case; empty outside of the stretch. */
    static String upper(List<? extends Token> tokens, int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).getText().toUpperCase(Locale.ROOT);
    }
}
