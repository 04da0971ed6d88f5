package io.sluice.connector;

import java.time.Duration;

/**
 * Event time that a connector knows of without being told.
 *
 * @param column name of a timestamp column
 * @param delay how far the watermark stays behind the largest value seen
 */
public record DiscoveredEventTime(String column, Duration delay) {}
