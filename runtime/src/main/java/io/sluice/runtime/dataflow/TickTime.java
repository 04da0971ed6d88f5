package io.sluice.runtime.dataflow;

/**
 * When a tick is.
 *
 * @param number increases by one from tick to tick
 * @param nowMicros the clock, microseconds since the epoch: one value for the whole tick
 */
public record TickTime(long number, long nowMicros) {}
