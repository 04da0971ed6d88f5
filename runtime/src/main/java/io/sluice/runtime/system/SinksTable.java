package io.sluice.runtime.system;

import io.sluice.connector.Capability;
import io.sluice.runtime.catalog.CatalogEntry;
import io.sluice.runtime.catalog.SinkEntry;
import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.SinkTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code sys.sinks}. */
final class SinksTable extends DocumentedTable {
    private final EngineCore core;

    SinksTable(EngineCore core) {
        super(
                "sys.sinks",
                "The sinks and what they have written.",
                Columns.text("name", "Name of the sink."),
                Columns.text("connector", "Its connector."),
                Columns.text("state", "State of its query: FILLING, RUNNING, PAUSED, STALE or FAILED."),
                Columns.text("delivery", "exactly once or at least once."),
                Columns.number("rows_written", "Changes written so far."),
                Columns.number("last_tick", "The last tick that is visible outside; NULL before."),
                Columns.text("error", "Why it failed; empty when it did not."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (CatalogEntry entry : core.catalog().snapshot().entries()) {
            if (entry instanceof SinkEntry sink && sink.query().target() instanceof SinkTarget target) {
                boolean exact = sink.factory().capabilities().contains(Capability.IDEMPOTENT_TICKS);
                rows.add(Arrays.asList(
                        sink.name(),
                        sink.factory().name(),
                        sink.query().state().name(),
                        exact ? "exactly once" : "at least once",
                        target.rows(),
                        target.lastTick() < 0 ? null : target.lastTick(),
                        sink.query().error() == null ? "" : sink.query().error().getMessage()));
            }
        }
        return rows;
    }
}
