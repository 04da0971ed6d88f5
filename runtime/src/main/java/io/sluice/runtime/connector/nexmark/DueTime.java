package io.sluice.runtime.connector.nexmark;

import io.sluice.runtime.batch.ColumnBuilder;

/** Fills the column of processing time: when a row is due by the clock, the same when it is made again later; without a rate, when the stream began. */
final class DueTime implements ColumnFill {
    /** Name of the column, which a stream has only if it is declared. */
    static final String NAME = "p_time";

    private final NexmarkTable table;
    private final long eventsPerSecond;
    private final long unitsPerMilli;
    private long begin;

    /** @param eventsPerSecond by the clock; 0 for all at once */
    DueTime(NexmarkTable table, long eventsPerSecond, long unitsPerMilli) {
        this.table = table;
        this.eventsPerSecond = eventsPerSecond;
        this.unitsPerMilli = unitsPerMilli;
    }

    @Override
    public void begin(long millis) {
        begin = millis;
    }

    @Override
    public void fill(long row, int count, ColumnBuilder out) {
        for (int i = 0; i < count; i++) {
            out.appendLong((begin + since(table.event(row + i))) * unitsPerMilli);
        }
    }

    private long since(long event) {
        return eventsPerSecond == 0
                ? 0
                : event / eventsPerSecond * 1_000 + event % eventsPerSecond * 1_000 / eventsPerSecond;
    }
}
