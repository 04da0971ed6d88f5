package io.sluice.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;

/** Text as coloured pieces, for editors: highlighting and completion. Thread-safe. */
public final class SqlTokens {
    /** What a piece of text is. */
    public enum Kind {
        KEYWORD,
        IDENTIFIER,
        QUOTED_IDENTIFIER,
        STRING,
        NUMBER,
        COMMENT,
        OPERATOR,
        /** A quote or comment that is still open at the end of the text. */
        UNTERMINATED
    }

    /** A piece of text: UTF-16 offsets, end exclusive. */
    public record Token(Kind kind, int start, int end) {}

    private SqlTokens() {}

    /** All pieces in order, blanks left out. Accepts any text, also unfinished or wrong. */
    public static List<Token> of(String text) {
        SourceText source = new SourceText(text);
        List<Token> tokens = new ArrayList<>();
        boolean afterDot = false;
        for (CommonToken token : TokenScan.all(text)) {
            if (token.getType() != DialectLexer.SPACE) {
                tokens.add(new Token(kind(token, afterDot), source.start(token), source.end(token)));
                afterDot = token.getType() == DialectLexer.DOT;
            }
        }
        return tokens;
    }

    /** The words of the dialect in capitals, in alphabetical order, for completion. */
    public static Set<String> keywords() {
        return Keywords.all();
    }

    private static Kind kind(CommonToken token, boolean afterDot) {
        switch (token.getType()) {
            case DialectLexer.STRING:
            case DialectLexer.ESCAPED_STRING:
                return Kind.STRING;
            case DialectLexer.QUOTED:
            case DialectLexer.BACKQUOTED:
                return Kind.QUOTED_IDENTIFIER;
            case DialectLexer.NUMBER:
                return Kind.NUMBER;
            case DialectLexer.COMMENT:
                return Kind.COMMENT;
            case DialectLexer.UNTERMINATED:
                return Kind.UNTERMINATED;
            default:
                boolean word = Character.isLetter(token.getText().codePointAt(0))
                        || token.getType() == DialectLexer.IDENTIFIER;
                if (!word) {
                    return Kind.OPERATOR;
                }
                return !afterDot && Keywords.paints(token.getText()) ? Kind.KEYWORD : Kind.IDENTIFIER;
        }
    }
}
