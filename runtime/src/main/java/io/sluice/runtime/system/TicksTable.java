package io.sluice.runtime.system;

import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.TickRecord;
import java.util.ArrayList;
import java.util.List;

/** {@code sys.ticks}. */
final class TicksTable extends DocumentedTable {
    private final EngineCore core;

    TicksTable(EngineCore core) {
        super(
                "sys.ticks",
                "The newest ticks, as many as the setting ticks_kept says.",
                Columns.number("tick", "Number of the tick."),
                Columns.time("started", "The tick's clock."),
                Columns.millis("time_ms", "How long it took, in milliseconds."),
                Columns.number("rows_in", "Rows taken from sources, appenders and statements."),
                Columns.number("rows_out", "Changes that queries gave."));
        this.core = core;
    }

    @Override
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        for (TickRecord tick : core.ticker().pipeline().history().newest()) {
            rows.add(List.of(tick.number(), tick.startedMicros(), tick.nanos() / 1e6, tick.rowsIn(), tick.rowsOut()));
        }
        return rows;
    }
}
