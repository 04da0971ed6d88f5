package io.sluice.runtime.dataflow;

/**
 * What one tick did, for {@code sys.ticks}.
 *
 * @param startedMicros the tick's clock, microseconds since the epoch
 * @param nanos how long it took
 * @param rowsIn rows taken from sources, appenders and statements
 * @param rowsOut changes that queries gave
 */
public record TickRecord(long number, long startedMicros, long nanos, long rowsIn, long rowsOut) {}
