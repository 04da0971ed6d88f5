package io.sluice.runtime.system;

import io.sluice.runtime.core.EngineCore;
import io.sluice.runtime.dataflow.StandingQuery;
import io.sluice.runtime.dataflow.TickRecord;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the engine measures of itself. */
public enum Metric {
    LAST_TICK(
            "ticks", "Number of the last completed tick.", core -> core.ticker().lastTick()),
    TICKS_TOTAL(
            "ticks",
            "Ticks run since the engine was built.",
            core -> history(core).number()),
    TICK_TIME_TOTAL("nanoseconds", "Time spent in ticks.", core -> history(core).nanos()),
    ROWS_IN_TOTAL(
            "rows",
            "Rows taken from sources, appenders and statements.",
            core -> history(core).rowsIn()),
    ROWS_OUT_TOTAL(
            "rows", "Changes that standing queries gave.", core -> history(core).rowsOut()),
    QUERIES(
            "queries",
            "Standing queries, readers of EMIT CHANGES and listeners among them.",
            core -> core.ticker().pipeline().queries().all().size()),
    STATE_ROWS("rows", "Entries of state of all standing queries.", core -> queries(core, StandingQuery::stateRows)),
    STATE_BYTES("bytes", "Bytes of state of all standing queries.", core -> queries(core, StandingQuery::stateBytes)),
    BUFFER_BYTES(
            "bytes",
            "Memory allocated for batches, live tables and results.",
            core -> core.allocator().getAllocatedMemory()),
    BUFFER_BYTES_PEAK(
            "bytes", "The most of it so far.", core -> core.allocator().getPeakMemoryAllocation()),
    LATE_ROWS_TOTAL(
            "rows",
            "Rows left out because their windows had closed.",
            core -> core.lateRows().total()),
    BAD_ROWS_TOTAL(
            "rows",
            "Rows left out because they could not be read or computed.",
            core -> core.badRows().total());

    private final String unit;
    private final String description;
    private final ToLongFunction<EngineCore> value;

    Metric(String unit, String description, ToLongFunction<EngineCore> value) {
        this.unit = unit;
        this.description = description;
        this.value = value;
    }

    /** The name in {@code sys.metrics}. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    long value(EngineCore core) {
        return value.applyAsLong(core);
    }

    private static TickRecord history(EngineCore core) {
        return core.ticker().pipeline().history().total();
    }

    private static long queries(EngineCore core, ToLongFunction<StandingQuery> value) {
        return core.ticker().pipeline().queries().all().stream()
                .mapToLong(value)
                .sum();
    }
}
