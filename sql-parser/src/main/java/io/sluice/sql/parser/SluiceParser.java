package io.sluice.sql.parser;

import io.sluice.sql.ast.Statement;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;

/** Turns text into statements. Stateless and thread-safe. */
public final class SluiceParser {
    private SluiceParser() {}

    /**
     * Parses a script: statements separated by semicolons, with comments. Empty statements are skipped.
     *
     * @throws io.sluice.sql.diagnostic.SluiceException at the first error, pointing into {@code text}
     */
    public static List<Statement> parse(String text) {
        SourceText source = new SourceText(text);
        List<Statement> statements = new ArrayList<>();
        for (List<CommonToken> tokens : TokenScan.statements(source)) {
            statements.add(guarded(source, tokens));
        }
        return statements;
    }

    private static Statement guarded(SourceText source, List<CommonToken> tokens) {
        try {
            return statement(source, tokens);
        } catch (StackOverflowError e) {
            throw new Failures(source)
                    .of(
                            ErrorCode.RESOURCE_EXHAUSTED,
                            source.span(tokens.get(0)),
                            "this statement is nested too deeply",
                            "name parts of it by WITH, or split it");
        }
    }

    private static Statement statement(SourceText source, List<CommonToken> tokens) {
        TokenScan.check(tokens, source);
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
        DialectParser parser = new DialectParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new StatementErrorStrategy(source, tokens));
        DialectParser.StatementContext tree = parser.statement();
        return new StatementBuilder(source, new QueryBuilder(source, tokens)).visit(tree.body());
    }
}
