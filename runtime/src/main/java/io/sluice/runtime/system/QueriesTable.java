package io.sluice.runtime.system;

import io.sluice.connector.Source;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.StandingQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code sys.queries}. */
final class QueriesTable extends DocumentedTable {
    private final EngineCore core;

    QueriesTable(EngineCore core) {
        super(
                "sys.queries",
                "The standing queries: of views, sinks, readers of EMIT CHANGES and listeners.",
                Columns.text("name", "The view or sink it feeds, or a name made for a reader."),
                Columns.text(
                        "state",
                        "FILLING, RUNNING, PAUSED, STALE (its error may still be mended by rows to come) or FAILED."),
                Columns.number("rows_in", "Changes read so far."),
                Columns.number("rows_out", "Changes given so far."),
                Columns.number("rows_late", "Rows left out because their windows had closed."),
                Columns.number("rows_bad", "Rows left out because an expression failed."),
                Columns.number("rows_waiting", "Changes that wait while it is paused."),
                Columns.number("state_rows", "Entries of state."),
                Columns.number("state_bytes", "Bytes of state."),
                Columns.millis("time_ms", "Time spent in its ticks, in milliseconds."),
                Columns.number("last_tick", "The last tick it took part in; 0 before."),
                Columns.time(
                        "watermark",
                        "Event time of its results complete up to here; NULL before any and after the end."),
                Columns.number("progress_done", "How far its bounded sources have come; NULL when unknown."),
                Columns.number("progress_total", "Where they end; NULL when unknown."),
                Columns.text("error", "Why it failed or is stale; empty when it is neither."),
                Columns.text("statement", "The text it was made from."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (StandingQuery query : core.ticker().pipeline().queries().all()) {
            Source.Progress progress = query.progress();
            rows.add(Arrays.asList(
                    query.name(),
                    query.state().name(),
                    query.rowsIn(),
                    query.rowsOut(),
                    core.lateRows().count(query.name()),
                    core.badRows().count(query.name()),
                    query.backlogRows(),
                    query.stateRows(),
                    query.stateBytes(),
                    query.nanos() / 1e6,
                    query.lastTick(),
                    Columns.watermark(query.watermark()),
                    progress.done() < 0 ? null : progress.done(),
                    progress.total() < 0 ? null : progress.total(),
                    query.error() == null ? "" : query.error().getMessage(),
                    query.sql()));
        }
        return rows;
    }
}
