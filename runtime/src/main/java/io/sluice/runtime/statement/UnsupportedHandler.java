package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.diagnostic.ErrorCode;

/** Statements that the dialect knows and the engine does not run yet. */
final class UnsupportedHandler<S extends Statement> implements StatementHandler<S> {
    private final String name;
    private final String hint;

    UnsupportedHandler(String name, String hint) {
        this.name = name;
        this.hint = hint;
    }

    @Override
    public StatementResult run(S statement, String sql, Object... parameters) {
        throw Errors.at(ErrorCode.NOT_SUPPORTED, statement.span(), name + " is not supported yet", hint);
    }
}
