package io.sluice.runtime.core;

import io.sluice.QueryResult;
import io.sluice.StatementResult;
import io.sluice.planner.PlannedQuery;
import io.sluice.planner.Planner;
import io.sluice.runtime.catalog.CatalogSnapshot;
import io.sluice.runtime.dataflow.Publication;
import io.sluice.runtime.result.InputValues;
import io.sluice.sql.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs queries as statements: snapshots of the last tick, and changes without an end. Thread-safe. */
public final class QueryRunner {
    private final EngineCore core;
    private final Readers readers;

    public QueryRunner(EngineCore core, Readers readers) {
        this.core = core;
        this.readers = readers;
    }

    /**
     * A query planned for one state of the catalog.
     *
     * @param sql text into which spans of the plan point
     */
    public record Planned(PlannedQuery plan, CatalogSnapshot catalog, String sql) {}

    /** Plans for the newest catalog: a query with an EMIT clause follows changes, one without reads a snapshot. */
    public Planned plan(Query query, String sql) {
        CatalogSnapshot catalog = core.catalog().snapshot();
        Planner.Mode mode = query.emit().isPresent() ? Planner.Mode.CONTINUOUS : Planner.Mode.SNAPSHOT;
        return new Planned(core.planner().planQuery(query, mode, catalog, sql), catalog, sql);
    }

    /** Runs it; StaleCatalogException when what it reads was dropped since it was planned. */
    private QueryResult run(Planned planned, Object... parameters) {
        List<Object> values = InputValues.parameters(planned.plan().parameters(), parameters);
        return planned.plan().continuous()
                ? readers.changes(planned.plan(), values, planned.sql(), planned.catalog())
                : snapshot(planned, values);
    }

    /** {@link #run} as a statement: with what a reader of the rows should know. */
    public StatementResult runStatement(Planned planned, Object... parameters) {
        List<String> warnings = new ArrayList<>(
                StaleViews.warnings(planned.catalog(), planned.plan().reads()));
        if (planned.plan().continuous()) {
            warnings.addAll(planned.plan().warnings());
        }
        return new StatementResult(Optional.of(run(planned, parameters)), -1, "", warnings);
    }

    private QueryResult snapshot(Planned planned, List<Object> values) {
        Publication content = core.ticker().retainCurrent();
        try {
            SnapshotQuery.Outcome outcome = new SnapshotQuery(core, planned.catalog(), content)
                    .run(planned.plan().root(), values, planned.sql());
            return RowsResult.of(core, planned.plan().root().rowType().fields(), content.tick(), outcome.batches());
        } finally {
            content.release();
        }
    }
}
