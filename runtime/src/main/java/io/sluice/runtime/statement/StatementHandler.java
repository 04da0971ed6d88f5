package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.sql.ast.Statement;
import java.util.List;
import java.util.Optional;

/** Runs the statements of one kind. Thread-safe. */
@FunctionalInterface
interface StatementHandler<S extends Statement> {
    /**
     * Runs it.
     *
     * @param sql the text the statement was parsed from, into which its spans point
     * @param parameters values for {@code ?}; statements without any ignore them
     */
    StatementResult run(S statement, String sql, Object... parameters);

    /** The result of a statement that only changes something. */
    static StatementResult done(String message, List<String> warnings) {
        return new StatementResult(Optional.empty(), -1, message, warnings);
    }

    /** The result of a statement that shows something. */
    static StatementResult rows(io.sluice.QueryResult rows) {
        return new StatementResult(Optional.of(rows), -1, "", List.of());
    }
}
