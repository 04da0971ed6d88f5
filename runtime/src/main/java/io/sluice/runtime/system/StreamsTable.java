package io.sluice.runtime.system;

import io.sluice.connector.Source;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.StreamEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.PushIntake;
import io.sluice.runtime.dataflow.SourceIntake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code sys.streams}. */
final class StreamsTable extends DocumentedTable {
    private final EngineCore core;

    StreamsTable(EngineCore core) {
        super(
                "sys.streams",
                "The streams, where they come from and how far they have been read.",
                Columns.text("name", "Name of the stream."),
                Columns.text("connector", "Its connector; empty for INSERT and appenders."),
                Columns.text("state", "OPEN, UNREAD before the first query reads it, ENDED, or FAILED."),
                Columns.number("rows_read", "Rows accepted so far."),
                Columns.number("rows_bad", "Rows left out because they could not be read."),
                Columns.number("rows_waiting", "Rows that appenders have handed over and no tick has taken."),
                Columns.number("progress_done", "How far a bounded source has come; NULL when unknown."),
                Columns.number("progress_total", "Where it ends; NULL when unknown."),
                Columns.time("watermark", "Event time complete up to here; NULL before any and after the end."),
                Columns.text("error", "Why it failed; empty when it did not."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (CatalogEntry entry : core.catalog().snapshot().entries()) {
            if (entry instanceof StreamEntry stream) {
                rows.add(row(stream));
            }
        }
        return rows;
    }

    private List<Object> row(StreamEntry stream) {
        String state = "OPEN";
        String error = "";
        Source.Progress progress = Source.Progress.UNKNOWN;
        long waiting = 0;
        if (stream.intake() instanceof SourceIntake source) {
            error = source.failure() == null ? "" : source.failure().getMessage();
            progress = source.reader().progress();
            state = state(source);
        } else if (stream.intake() instanceof PushIntake push) {
            waiting = push.queue().rows();
        }
        return Arrays.asList(
                stream.name(),
                stream.connector().map(c -> c.factory().name()).orElse(""),
                state,
                stream.feed().rowsTotal(),
                core.badRows().count(stream.name()),
                waiting,
                progress.done() < 0 ? null : progress.done(),
                progress.total() < 0 ? null : progress.total(),
                Columns.watermark(stream.feed().watermark()),
                error);
    }

    private static String state(SourceIntake source) {
        if (source.failure() != null) {
            return "FAILED";
        }
        if (!source.reader().isOpen()) {
            return "UNREAD";
        }
        return source.reader().state() == Source.State.ENDED ? "ENDED" : "OPEN";
    }
}
