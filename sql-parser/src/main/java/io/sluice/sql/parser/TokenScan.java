package io.sluice.sql.parser;

import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Cuts text into tokens. {@link #statements} then groups them by semicolon and marks where islands begin: WINDOW, EMIT,
 * WITHIN and ASOF are ordinary words unless what follows says otherwise.
 */
final class TokenScan {
    private TokenScan() {}

    /** All tokens in order, hidden ones too, without the end of input. Never fails: see {@code UNTERMINATED}, {@code OTHER}. */
    static List<CommonToken> all(String text) {
        DialectLexer lexer = new DialectLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        List<CommonToken> tokens = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            tokens.add((CommonToken) token);
        }
        return tokens;
    }

    /** The visible tokens of each non-empty statement, without semicolons, islands marked. */
    static List<List<CommonToken>> statements(SourceText source) {
        List<List<CommonToken>> statements = new ArrayList<>();
        List<CommonToken> current = new ArrayList<>();
        for (CommonToken token : all(source.text())) {
            if (token.getType() == DialectLexer.SEMICOLON) {
                addStatement(statements, current);
                current = new ArrayList<>();
            } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                current.add(token);
            }
        }
        addStatement(statements, current);
        return statements;
    }

    /** Refuses tokens that no statement may contain; called for one statement at a time, so that earlier ones can run. */
    static void check(List<CommonToken> tokens, SourceText source) {
        for (int i = 0; i < tokens.size(); i++) {
            CommonToken token = tokens.get(i);
            if (token.getType() == DialectLexer.UNTERMINATED) {
                throw unterminated(token, source);
            }
            if (token.getText().equals("\"\"") || token.getText().equals("``")) {
                throw error(source, token, "a quoted name is empty", "text is quoted by single quotes: ''");
            }
            if (token.getText().equals("/") && adjoins(tokens, i, "/")) {
                throw error(
                        source, token, "there is no operator //", "/ of integers truncates; a comment begins with --");
            }
            if (token.getText().equals("=") && adjoins(tokens, i, "=")) {
                throw error(source, token, "there is no operator ==", "write = to compare");
            }
        }
    }

    private static boolean adjoins(List<CommonToken> tokens, int index, String text) {
        return index + 1 < tokens.size()
                && tokens.get(index + 1).getText().equals(text)
                && tokens.get(index + 1).getStartIndex() == tokens.get(index).getStopIndex() + 1;
    }

    private static SluiceException error(SourceText source, Token token, String message, String hint) {
        return new SluiceException(
                Diagnostic.of(ErrorCode.SYNTAX_ERROR, source.span(token), message)
                        .withHint(hint),
                source.text());
    }

    private static SluiceException unterminated(Token token, SourceText source) {
        int start = source.start(token);
        String text = token.getText();
        String what = text.startsWith("'") ? "string" : text.startsWith("/*") ? "comment" : "quoted name";
        String end = text.startsWith("/*") ? "*/" : text.substring(0, 1);
        Diagnostic diagnostic = Diagnostic.of(
                        ErrorCode.UNTERMINATED_QUOTE,
                        source.span(start, start + (text.startsWith("/*") ? 2 : 1)),
                        "the " + what + " that begins here has no end")
                .withHint("close it with " + end
                        + (end.equals("*/") ? "" : "; inside, write " + end + end + " for " + end));
        return new SluiceException(diagnostic, source.text());
    }

    private static void addStatement(List<List<CommonToken>> statements, List<CommonToken> tokens) {
        if (!tokens.isEmpty()) {
            for (int i = 0; i < tokens.size(); i++) {
                markIsland(tokens, i);
            }
            ChangeIslands.mark(tokens);
            statements.add(tokens);
        }
    }

    private static void markIsland(List<CommonToken> tokens, int i) {
        int next = type(tokens, i + 1);
        switch (tokens.get(i).getType()) {
            case DialectLexer.WINDOW:
                // Standard SQL's WINDOW clause is "name AS (", so a name and "(" can only be ours, perhaps misspelt.
                boolean named = next == DialectLexer.TUMBLING
                        || next == DialectLexer.HOPPING
                        || next == DialectLexer.SESSION
                        || next == DialectLexer.CUMULATING;
                int third = type(tokens, i + 2);
                if (next != DialectLexer.AS && (third == DialectLexer.LEFT || named && third != DialectLexer.AS)) {
                    tokens.get(i).setType(DialectParser.WINDOW_ISLAND);
                }
                break;
            case DialectLexer.EMIT:
                // At the very end it can only be an unfinished clause; an alias of that name needs AS.
                boolean dangling = i == tokens.size() - 1 && endsOperand(type(tokens, i - 1));
                boolean closing = next == DialectLexer.ON && type(tokens, i + 2) == DialectLexer.WINDOW;
                if (dangling
                        || (next == DialectLexer.CHANGES || next == DialectLexer.FINAL || closing)
                                && !wantsOperand(tokens, i)) {
                    tokens.get(i).setType(DialectParser.EMIT_ISLAND);
                }
                break;
            case DialectLexer.WITHIN:
                boolean number = next == DialectLexer.NUMBER
                        || next == DialectLexer.LEFT && type(tokens, i + 2) == DialectLexer.NUMBER;
                if (number) {
                    tokens.get(i).setType(DialectParser.WITHIN_ISLAND);
                }
                break;
            case DialectLexer.IDENTIFIER:
                if (AsOfWords.beginIsland(tokens, i)) {
                    tokens.get(i).setType(DialectParser.ASOF_ISLAND);
                }
                break;
            default:
                break;
        }
    }

    private static boolean endsOperand(int type) {
        return type == DialectLexer.IDENTIFIER
                || type == DialectLexer.QUOTED
                || type == DialectLexer.BACKQUOTED
                || type == DialectLexer.NUMBER
                || type == DialectLexer.RIGHT;
    }

    /** Whether the token before {@code i} must be followed by a name or expression, so that this word cannot be a clause. */
    private static boolean wantsOperand(List<CommonToken> tokens, int i) {
        switch (type(tokens, i - 1)) {
            case DialectLexer.SELECT:
            case DialectLexer.COMMA:
            case DialectLexer.DOT:
            case DialectLexer.AS:
            case DialectLexer.BY:
                return true;
            default:
                return false;
        }
    }

    private static int type(List<CommonToken> tokens, int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }
}
