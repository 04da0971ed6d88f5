package io.sluice.planner.plan;

import java.time.Duration;

/**
 * The event-time column of an edge: after a tick in which the inputs' watermark is W, every later row has a value of at least
 * {@code W − delay} there (rows that break this promise are late).
 *
 * @param delay never negative
 */
public record EventTime(int column, Duration delay) {}
