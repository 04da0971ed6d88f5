package io.sluice.runtime.statement;

import io.sluice.StatementResult;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.SinkEntry;
import io.sluice.runtime.catalog.ViewEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.QueryState;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.sql.ast.Pause;
import io.sluice.sql.ast.QualifiedName;
import io.sluice.sql.ast.Resume;
import io.sluice.sql.diagnostic.ErrorCode;
import java.util.List;

/** {@code PAUSE} and {@code RESUME} of a view or sink. */
final class PauseHandler {
    private final EngineCore core;

    PauseHandler(EngineCore core) {
        this.core = core;
    }

    StatementResult pause(Pause statement, String sql, Object... parameters) {
        CatalogEntry entry = core.catalog().require(statement.name());
        StandingQuery query = query(entry, statement.name());
        core.ticker().locked(pipeline -> {
            query.pause();
            return null;
        });
        return StatementHandler.done("paused " + entry.name(), List.of());
    }

    /** Returns once what waited is visible. */
    StatementResult resume(Resume statement, String sql, Object... parameters) {
        CatalogEntry entry = core.catalog().require(statement.name());
        StandingQuery query = query(entry, statement.name());
        core.ticker().locked(pipeline -> {
            if (query.state() == QueryState.PAUSED) {
                query.resume();
                core.ticker().tick(pipeline);
            }
            return null;
        });
        return StatementHandler.done("resumed " + entry.name(), List.of());
    }

    private static StandingQuery query(CatalogEntry entry, QualifiedName name) {
        StandingQuery query =
                entry instanceof ViewEntry view ? view.query() : entry instanceof SinkEntry sink ? sink.query() : null;
        if (query == null) {
            throw Errors.at(
                    ErrorCode.WRONG_OBJECT_KIND,
                    name.span(),
                    NewName.describe(entry) + " has no query of its own",
                    "PAUSE and RESUME take a materialized view or a sink");
        }
        if (query.state() == QueryState.FAILED) {
            throw Errors.at(
                    ErrorCode.INVALID_ARGUMENT,
                    name.span(),
                    NewName.describe(entry) + " has failed: " + query.error().getMessage(),
                    "make it anew with CREATE OR REPLACE");
        }
        return query;
    }
}
