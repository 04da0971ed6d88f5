package io.sluice.runtime.statement;

import io.sluice.QueryResult;
import io.sluice.StatementResult;
import io.sluice.runtime.core.QueryRunner;
import io.sluice.runtime.core.Replanning;
import io.sluice.sql.ast.Select;
import java.util.List;
import java.util.Optional;

/** A query as a statement. */
final class SelectHandler implements StatementHandler<Select> {
    private final QueryRunner queries;

    SelectHandler(QueryRunner queries) {
        this.queries = queries;
    }

    @Override
    public StatementResult run(Select select, String sql, Object... parameters) {
        return Replanning.run(() -> {
            QueryRunner.Planned planned = queries.plan(select.query(), sql);
            QueryResult rows = queries.run(planned, parameters);
            List<String> warnings = planned.plan().continuous() ? planned.plan().warnings() : List.of();
            return new StatementResult(Optional.of(rows), -1, "", warnings);
        });
    }
}
