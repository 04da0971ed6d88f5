package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.runtime.core.QueryRunner;
import io.sluice.runtime.core.Replanning;
import io.sluice.sql.ast.Select;

/** A query as a statement. */
final class SelectHandler implements StatementHandler<Select> {
    private final QueryRunner queries;

    SelectHandler(QueryRunner queries) {
        this.queries = queries;
    }

    @Override
    public StatementResult run(Select select, String sql, Object... parameters) {
        return Replanning.run(() -> queries.runStatement(queries.plan(select.query(), sql), parameters));
    }
}
