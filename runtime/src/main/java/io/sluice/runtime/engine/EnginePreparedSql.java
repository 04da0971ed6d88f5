package io.sluice.runtime.engine;

import io.sluice.PreparedSql;
import io.sluice.StatementResult;
import io.sluice.planner.type.Field;
import io.sluice.planner.type.RowType;
import io.sluice.planner.type.SqlType;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.QueryRunner;
import io.sluice.runtime.core.Replanning;
import io.sluice.runtime.result.ChangeStreamResult;
import io.sluice.runtime.statement.PlannedStatement;
import io.sluice.runtime.statement.StatementRunner;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Describe;
import io.sluice.sql.ast.Explain;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.Show;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import java.util.List;

/** A parsed statement with its plan, which is made anew when the catalog has changed. */
final class EnginePreparedSql implements PreparedSql {
    private final EngineCore core;
    private final StatementRunner statements;
    private final String sql;
    private final Statement statement;
    private volatile QueryRunner.Planned query;
    private volatile PlannedStatement change;

    /** Parses and plans; errors point into {@code sql}. */
    EnginePreparedSql(EngineCore core, StatementRunner statements, String sql) {
        this.core = core;
        this.statements = statements;
        this.sql = sql;
        this.statement = UserErrors.within(sql, () -> ScriptRunner.single(sql));
        UserErrors.within(sql, () -> {
            if (statement instanceof Select) {
                freshQuery();
            } else if (isChange()) {
                freshChange();
            }
            return null;
        });
    }

    @Override
    public Kind kind() {
        if (statement instanceof Select select) {
            return select.query().emit().isPresent() ? Kind.CHANGES : Kind.QUERY;
        }
        if (isChange()) {
            return Kind.DML;
        }
        boolean shows = statement instanceof Show || statement instanceof Describe || statement instanceof Explain;
        return shows ? Kind.QUERY : Kind.DDL;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public List<Field> columns() {
        if (statement instanceof Select) {
            RowType rowType = freshQuery().plan().root().rowType();
            return kind() == Kind.CHANGES ? ChangeStreamResult.columnsOf(rowType) : rowType.fields();
        }
        if (kind() != Kind.QUERY) {
            return List.of();
        }
        // SHOW, DESCRIBE and EXPLAIN are cheap and change nothing: their columns are those of a run.
        try (StatementResult result = execute()) {
            return result.rows().orElseThrow().columns();
        }
    }

    @Override
    public List<SqlType> parameterTypes() {
        if (statement instanceof Select) {
            return freshQuery().plan().parameters();
        }
        return isChange() ? freshChange().parameters() : List.of();
    }

    @Override
    public StatementResult execute(Object... parameters) {
        return UserErrors.within(sql, () -> {
            if (statement instanceof Select) {
                return Replanning.run(() -> statements.run(freshQuery(), parameters));
            }
            if (isChange()) {
                return Replanning.run(() -> statements.run(freshChange(), parameters));
            }
            return statements.run(statement, sql, parameters);
        });
    }

    @Override
    public void close() {
        query = null;
        change = null;
    }

    private boolean isChange() {
        return statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Merge;
    }

    private QueryRunner.Planned freshQuery() {
        QueryRunner.Planned planned = query;
        if (planned == null
                || planned.catalog().version() != core.catalog().snapshot().version()) {
            planned = statements.plan((Select) statement, sql);
            query = planned;
        }
        return planned;
    }

    private PlannedStatement freshChange() {
        PlannedStatement planned = change;
        if (planned == null
                || planned.catalogVersion() != core.catalog().snapshot().version()) {
            planned = statements.planChange(statement, sql);
            change = planned;
        }
        return planned;
    }
}
