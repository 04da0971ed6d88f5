package io.sluice.runtime.connector.datagen;

import io.sluice.runtime.batch.ColumnBuilder;

/** Fills timestamps with the moment at which the row is due, the same when it is made again later. */
final class ClockField implements FieldGenerator {
    private final long unitsPerSecond;
    private long begin;
    private long rowsPerSecond;

    ClockField(long unitsPerSecond) {
        this.unitsPerSecond = unitsPerSecond;
    }

    @Override
    public void begin(long millis, long rate) {
        begin = millis * (unitsPerSecond / 1_000);
        rowsPerSecond = rate;
    }

    @Override
    public void append(long row, ColumnBuilder out) {
        long since = rowsPerSecond == 0
                ? 0
                : row / rowsPerSecond * unitsPerSecond + row % rowsPerSecond * unitsPerSecond / rowsPerSecond;
        out.appendLong(begin + since);
    }
}
