package io.sluice.benchmarks.latency;

/**
 * What is measured in one run.
 *
 * @param setting one of the {@linkplain LatencyEngine#settings() settings} of the engine
 * @param rate events a second
 * @param warmUpEvents events from the start that are not counted
 * @param events events in all
 */
public record LatencyRun(LatencyView view, String setting, int rate, int warmUpEvents, int events) {}
