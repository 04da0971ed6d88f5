package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have stood at a place, in words short enough to read. */
final class ExpectedTokens {
    /** What a statement can begin with; said when the first word is wrong. */
    static final String STATEMENTS =
            "expected a statement such as SELECT, CREATE, INSERT, UPDATE, DELETE, EXPLAIN, DESCRIBE, SHOW, DROP or SET";

    private static final int MOST = 8;

    private ExpectedTokens() {}

    /**
     * The names of a set of token types: keywords in capitals, punctuation in quotes, "a name", "a text in quotes", "a
     * number". Where a name is expected, the words that may serve as names go without saying.
     */
    static List<String> of(IntervalSet types) {
        List<String> names = new ArrayList<>();
        boolean name = types.contains(DialectLexer.IDENTIFIER);
        if (name) {
            names.add("a name");
        }
        if (types.contains(DialectLexer.STRING)) {
            names.add("a text in single quotes");
        }
        if (types.contains(DialectLexer.NUMBER)) {
            names.add("a number");
        }
        for (int type : types.toArray()) {
            if (type == Token.EOF) {
                names.add("the end of the statement");
            } else if (isKeyword(type) && !(name && Keywords.isName(type))) {
                names.add(DialectLexer.VOCABULARY.getLiteralName(type).replace("'", ""));
            } else if (type >= DialectLexer.EQ && type <= DialectLexer.SEMICOLON) {
                names.add(DialectLexer.VOCABULARY.getLiteralName(type).replace('\'', '"'));
            }
        }
        return names;
    }

    /** A sentence about a short list, empty for a long one, which would help nobody. */
    static String describe(List<String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            return "";
        }
        String last = names.get(names.size() - 1);
        String others = String.join(", ", names.subList(0, names.size() - 1));
        return "expected " + (others.isEmpty() ? last : others + " or " + last);
    }

    /** A token as a message shows it. */
    static String quoted(Token token) {
        String text = token.getText();
        boolean quotes = text.startsWith("'") || text.startsWith("\"") || text.startsWith("`");
        return quotes ? text : "\"" + text + "\"";
    }

    private static boolean isKeyword(int type) {
        return type >= DialectLexer.ADVANCE && type <= DialectLexer.ZONE;
    }
}
