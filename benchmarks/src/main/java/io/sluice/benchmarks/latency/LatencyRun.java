package io.sluice.benchmarks.latency;

/**
 * What is measured in one run.
 *
 * @param batchInterval how far ticks are apart, as SET takes it
 * @param rate events a second
 * @param warmUpEvents events from the start that are not counted
 * @param events events in all
 */
record LatencyRun(ReadView view, String batchInterval, int rate, int warmUpEvents, int events) {}
