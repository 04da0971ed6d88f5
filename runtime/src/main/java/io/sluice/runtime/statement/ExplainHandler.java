package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.planner.explain.PlanPrinter;
import io.sluice.planner.plan.PlanNode;
import io.sluice.runtime.batch.ChangeBatch;
import io.sluice.runtime.connector.CommonOptions;
import io.sluice.runtime.connector.OptionScope;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.core.QueryRunner;
import io.sluice.runtime.core.RowsResult;
import io.sluice.runtime.core.SnapshotQuery;
import io.sluice.runtime.dataflow.Publication;
import io.sluice.runtime.dataflow.ScanPort;
import io.sluice.runtime.dataflow.Step;
import io.sluice.runtime.result.InputValues;
import io.sluice.sql.ast.CreateSink;
import io.sluice.sql.ast.CreateTable;
import io.sluice.sql.ast.CreateView;
import io.sluice.sql.ast.Delete;
import io.sluice.sql.ast.Explain;
import io.sluice.sql.ast.Insert;
import io.sluice.sql.ast.Merge;
import io.sluice.sql.ast.Query;
import io.sluice.sql.ast.Select;
import io.sluice.sql.ast.Statement;
import io.sluice.sql.ast.Update;
import io.sluice.sql.diagnostic.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code EXPLAIN [LOGICAL | PHYSICAL | ANALYZE] statement}: one column, one line of the plan a row. */
final class ExplainHandler implements StatementHandler<Explain> {
    private final EngineCore core;
    private final QueryRunner queries;
    private final ChangeHandler changes;

    ExplainHandler(EngineCore core, QueryRunner queries, ChangeHandler changes) {
        this.core = core;
        this.queries = queries;
        this.changes = changes;
    }

    @Override
    public StatementResult run(Explain explain, String sql, Object... parameters) {
        String text = switch (explain.mode()) {
            case LOGICAL -> plan(explain, sql).logicalText().get();
            case PHYSICAL -> PlanPrinter.print(physical(explain, sql));
            case ANALYZE -> analyze(explain, sql, parameters);
        };
        List<List<String>> lines = text.stripTrailing().lines().map(List::of).toList();
        return StatementHandler.rows(RowsResult.text(core, List.of("plan"), lines));
    }

    private PlanNode physical(Explain explain, String sql) {
        Statement statement = explain.statement();
        if (statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof Merge) {
            return changes.plan(statement, sql).change().rows();
        }
        return plan(explain, sql).root();
    }

    private PlannedQuery plan(Explain explain, String sql) {
        Statement statement = explain.statement();
        if (statement instanceof Select select) {
            return queries.plan(select.query(), sql).plan();
        }
        if (statement instanceof CreateView view) {
            Optional<Duration> ttl = core.connectors()
                    .check(OptionScope.VIEW, view.options(), view.span())
                    .duration(CommonOptions.STATE_TTL);
            return core.planner()
                    .planQuery(
                            view.query(),
                            Planner.Mode.CONTINUOUS,
                            core.catalog().snapshot(),
                            ttl,
                            sql);
        }
        if (statement instanceof CreateTable table && table.query().isPresent()) {
            return planAs(table.query().get(), Planner.Mode.SNAPSHOT, sql);
        }
        if (statement instanceof CreateSink sink) {
            Optional<Query> query = sink.query();
            return query.isPresent()
                    ? planAs(query.get(), Planner.Mode.CONTINUOUS, sql)
                    : planAs(
                            Plans.everythingOf(core.catalog()
                                    .require(sink.from().orElseThrow())
                                    .name()),
                            Planner.Mode.CONTINUOUS,
                            "");
        }
        throw Errors.at(
                ErrorCode.NOT_SUPPORTED,
                statement.span(),
                "EXPLAIN " + explain.mode() + " has no plan to show for this statement",
                "EXPLAIN takes a SELECT, INSERT, UPDATE, DELETE, MERGE, or a CREATE with a query");
    }

    private PlannedQuery planAs(Query query, Planner.Mode mode, String sql) {
        return core.planner().planQuery(query, mode, core.catalog().snapshot(), sql);
    }

    private String analyze(Explain explain, String sql, Object... parameters) {
        if (!(explain.statement() instanceof Select select)
                || select.query().emit().isPresent()) {
            throw Errors.at(
                    ErrorCode.NOT_SUPPORTED,
                    explain.statement().span(),
                    "EXPLAIN ANALYZE runs snapshot queries only",
                    "use a SELECT without EMIT; SELECT * FROM sys.queries shows rows and time of standing queries");
        }
        QueryRunner.Planned planned = queries.plan(select.query(), sql);
        List<Object> values = InputValues.parameters(planned.plan().parameters(), parameters);
        Publication content = core.ticker().retainCurrent();
        try {
            long started = System.nanoTime();
            SnapshotQuery.Outcome outcome = new SnapshotQuery(core, planned.catalog(), content)
                    .run(planned.plan().root(), values, sql);
            long nanos = System.nanoTime() - started;
            outcome.batches().forEach(ChangeBatch::close);
            return PlanPrinter.print(planned.plan().root()) + "\n\n" + counters(outcome, nanos, content.tick());
        } finally {
            content.release();
        }
    }

    private static String counters(SnapshotQuery.Outcome outcome, long nanos, long tick) {
        List<String> lines = new ArrayList<>();
        for (ScanPort scan : outcome.dataflow().scans()) {
            lines.add(String.format(Locale.ROOT, "Scan %s: rows=%d", scan.relation(), scan.rows()));
        }
        for (Step step : outcome.dataflow().steps()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: rows in=%d, out=%d, time=%.3f ms",
                    step.label(),
                    step.rowsIn(),
                    step.rowsOut(),
                    step.nanos() / 1e6));
        }
        long rows = outcome.batches().stream().mapToLong(ChangeBatch::rowCount).sum();
        lines.add(String.format(Locale.ROOT, "Result of tick %d: rows=%d, time=%.3f ms", tick, rows, nanos / 1e6));
        return String.join("\n", lines);
    }
}
