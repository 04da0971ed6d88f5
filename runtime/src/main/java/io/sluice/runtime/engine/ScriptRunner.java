package io.sluice.runtime.engine;

import io.sluice.QueryResult;
import io.sluice.StatementResult;
import io.sluice.runtime.statement.StatementRunner;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.diagnostic.Diagnostic;
import io.sluice.sql.diagnostic.ErrorCode;
import io.sluice.sql.diagnostic.SluiceException;
import io.sluice.sql.diagnostic.SourceSpan;
import io.sluice.sql.parser.ScriptSplitter;
import io.sluice.sql.parser.SluiceParser;
import java.util.List;

/** Runs texts: statement by statement, each parsed when its turn comes, errors pointing into the whole text. */
final class ScriptRunner {
    private final StatementRunner statements;

    ScriptRunner(StatementRunner statements) {
        this.statements = statements;
    }

    /** Runs all statements; the result is the last one's, those before are closed. */
    StatementResult run(String script) {
        return UserErrors.within(script, () -> {
            List<ScriptSplitter.Part> parts = ScriptSplitter.split(script);
            if (parts.size() == 1) {
                return statements.run(single(script), script);
            }
            StatementResult last = new StatementResult(java.util.Optional.empty(), -1, "", List.of());
            for (ScriptSplitter.Part part : parts) {
                last.close();
                last = statements.run(parse(script, part), script);
            }
            return last;
        });
    }

    /** Runs one statement that gives rows. */
    QueryResult query(String sql, Object... parameters) {
        return UserErrors.within(sql, () -> {
            StatementResult result = statements.run(single(sql), sql, parameters);
            return result.rows()
                    .orElseThrow(() -> new SluiceException(
                            Diagnostic.of(ErrorCode.INVALID_ARGUMENT, SourceSpan.NONE, "the statement gives no rows")
                                    .withHint("run it with execute()"),
                            sql));
        });
    }

    /** Parses a text of exactly one statement. */
    static Statement single(String sql) {
        List<Statement> parsed = SluiceParser.parse(sql);
        if (parsed.size() != 1) {
            String found = parsed.isEmpty() ? "there is no statement" : "there are " + parsed.size() + " statements";
            SourceSpan span =
                    parsed.isEmpty() ? SourceSpan.of(sql, 0, 0) : parsed.get(1).span();
            throw new SluiceException(
                    Diagnostic.of(ErrorCode.SYNTAX_ERROR, span, found + ", one was expected")
                            .withHint("run scripts with execute()"),
                    sql);
        }
        return parsed.get(0);
    }

    /** Parses one statement of a script where it stands: what is before it is blanked out, so that positions are those of the script. */
    private static Statement parse(String script, ScriptSplitter.Part part) {
        StringBuilder text = new StringBuilder(part.end());
        for (int i = 0; i < part.start(); i++) {
            char c = script.charAt(i);
            text.append(c == '\n' || c == '\r' ? c : ' ');
        }
        text.append(script, part.start(), part.end());
        return SluiceParser.parse(text.toString()).get(0);
    }
}
