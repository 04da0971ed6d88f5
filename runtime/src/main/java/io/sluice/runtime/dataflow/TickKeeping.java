package io.sluice.runtime.dataflow;

/**
 * Bounds on what ticks leave behind.
 *
 * @param pausedRows most rows that wait for one paused query
 * @param ticksKept how many ticks the history shows
 */
public record TickKeeping(long pausedRows, int ticksKept) {}
