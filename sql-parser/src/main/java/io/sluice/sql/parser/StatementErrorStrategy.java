package io.sluice.sql.parser;

import io.sluice.sql.ast.ShowKind;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.NameSuggester;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Stops at the first token that does not fit and says so in the user's words, with at most a handful of expectations. */
final class StatementErrorStrategy extends DefaultErrorStrategy {
    private final SourceText source;
    private final List<CommonToken> tokens;

    StatementErrorStrategy(SourceText source, List<CommonToken> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    @Override
    public void recover(Parser parser, RecognitionException cause) {
        throw failure(parser, cause.getOffendingToken());
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw failure(parser, parser.getCurrentToken());
    }

    @Override
    public void reportError(Parser parser, RecognitionException cause) {
        // recover(), which follows, throws
    }

    @Override
    public void sync(Parser parser) {
        IntervalSet next = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        if (!next.contains(Token.EPSILON)
                && !next.contains(parser.getInputStream().LA(1))) {
            throw failure(parser, parser.getCurrentToken());
        }
    }

    private SluiceException failure(Parser parser, Token found) {
        if (found.getType() == Token.EOF) {
            return endOfStatement(parser);
        }
        List<String> expected = ExpectedTokens.of(parser.getExpectedTokens());
        String text = found.getText();
        boolean first = found.getTokenIndex() == 0;
        String message = first
                ? "\"" + text + "\" does not begin a statement"
                : found.getType() == DialectLexer.RIGHT
                        ? unexpectedRight()
                        : "unexpected " + ExpectedTokens.quoted(found);
        Diagnostic diagnostic = Diagnostic.of(ErrorCode.SYNTAX_ERROR, source.span(found), message)
                .withDetail(first ? ExpectedTokens.STATEMENTS : detail(parser, expected))
                .withHint(StatementHints.hint(tokens, found, expected));
        return new SluiceException(diagnostic, source.text());
    }

    private String unexpectedRight() {
        return unclosed() == null && depthAtEnd() < 0 ? "this \")\" closes nothing" : "unexpected \")\"";
    }

    private SluiceException endOfStatement(Parser parser) {
        Token open = unclosed();
        if (open != null) {
            return new SluiceException(
                    Diagnostic.of(ErrorCode.SYNTAX_ERROR, source.span(open), "this \"(\" is never closed")
                            .withHint("add the missing \")\""),
                    source.text());
        }
        int end = source.end(tokens.get(tokens.size() - 1));
        SourceSpan span = source.span(end, end);
        List<String> expected = ExpectedTokens.of(parser.getExpectedTokens());
        return new SluiceException(
                Diagnostic.of(ErrorCode.SYNTAX_ERROR, span, "the statement ends too early")
                        .withDetail(detail(parser, expected)),
                source.text());
    }

    /** What was expected; where a name is not just any name, which ones there are. */
    private static String detail(Parser parser, List<String> expected) {
        RuleContext rule = parser.getContext();
        for (RuleContext context : new RuleContext[] {rule, rule.getParent()}) {
            if (context instanceof DialectParser.DurationContext && expected.contains("a name")) {
                return "expected a unit such as SECONDS, MINUTES or ROWS";
            }
            if (context instanceof DialectParser.ShowContext && expected.contains("a name")) {
                return "expected one of "
                        + Arrays.stream(ShowKind.values()).map(Enum::name).collect(Collectors.joining(", "));
            }
        }
        return ExpectedTokens.describe(expected);
    }

    /** The innermost parenthesis that has no end; null when all are closed. */
    private Token unclosed() {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (token.getType() == DialectLexer.LEFT) {
                open.push(token);
            } else if (token.getType() == DialectLexer.RIGHT && !open.isEmpty()) {
                open.pop();
            }
        }
        return open.peek();
    }

    private long depthAtEnd() {
        return tokens.stream()
                .collect(Collectors.summingLong(token ->
                        token.getType() == DialectLexer.LEFT ? 1 : token.getType() == DialectLexer.RIGHT ? -1 : 0));
    }

    /** Names near to {@code text} among the expected keywords. */
    static String suggestion(String text, List<String> expected) {
        return NameSuggester.suggest(text, expected)
                .filter(found -> !found.equalsIgnoreCase(text))
                .map(found -> "did you mean " + found + "?")
                .orElse("");
    }
}
